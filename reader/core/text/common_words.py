"""The commonest words of languages in Latin script, and spellings that occur in few of them."""

from __future__ import annotations

COMMON_WORDS: dict[str, str] = {
    "en": (
        "the of and to a in is that it he was for on are as with his they at be this have from or one had by word but "
        "not what all were we when your can said there use an each which she do how their if will up other about out "
        "many then them these so some her would make like him into time has look two more write go see no way could "
        "people my than first been who its now find long down day did get come made may part over new sound take only "
        "little work know place year live me back give most very after thing our just name good man think say great "
        "where help through much before line right too any same want show also around three set put end does another "
        "well large must big even such here why ask read need different home us move try again off went old number "
        "second third list item next last both few those always never under while should without because between i "
        "you level text every still own high small set file"
    ),
    "de": (
        "der die das und in zu den nicht von sie ist des sich mit dem dass er es ein ich auf so eine auch als an nach "
        "wie im für man aber aus durch wenn nur war noch werden bei hat wir was wird sein einen welche sind oder um "
        "haben einer mir über ihm diese einem ihr uns da zum zur kann doch vor dieser mich ihn du hatte seine mehr am "
        "denn nun unter sehr selbst schon hier bis habe ihre dann ihnen seiner alle wieder meine gegen vom ganz "
        "einzelnen wo muss ohne eines können ja jetzt immer seinen wohl dieses ihren würde diesen sondern weil welcher "
        "nichts diesem alles waren will viel mein also soll worden dies machen seit keine jeder zwei drei neue neu "
        "heute haus tag jahr zeit"
    ),
    "fr": (
        "le la les de des du un une et est en que qui dans pour pas ne sur se ce il elle au aux avec son sa ses par "
        "plus je vous nous on mais ou où leur leurs tout tous toute cette ces cet mon ma mes votre vos notre nos même "
        "comme si sans sous entre être avoir fait faire été sont était ont avait peut deux trois bien très aussi "
        "encore alors après avant depuis toujours jamais rien quand donc car dont quel quelle c'est j'ai d'un d'une "
        "l'on qu'il qu'elle n'est elles ils lui moi toi y chez vers homme femme jour temps maison chat dort autre "
        "nouveau nouvelle premier première aujourd'hui"
    ),
    "es": (
        "el la los las de del que y en un una por con no se lo su sus para es al como más pero le ya o este esta esto "
        "sí porque entre cuando muy sin sobre también me hasta hay donde quien desde todo todos toda nos durante uno "
        "les ni contra otros otro otra ese eso ante ellos e esa estos mucho nada muchos cual poco ella estar estas "
        "algunas algo nosotros mi mis tú te ti tu tus yo él son era fue ser está están tiene había hace dos tres "
        "casa día años tiempo vida hombre nuevo nueva siempre aquí así bien hoy"
    ),
    "it": (
        "il lo la i gli le di del della dei delle degli dello a al alla ai alle da dal dalla in nel nella nei nelle "
        "con su sul sulla per tra fra e ed o che chi cui non più un uno una è sono era erano ha hanno aveva essere "
        "avere si mi ti ci vi ne se come quando dove perché anche ma però così molto poco tutto tutti tutta questo "
        "questa questi quello quella suo sua suoi mio mia loro noi voi lui lei io tu già ancora sempre mai senza dopo "
        "prima due tre casa giorno anni tempo uomo donna nuovo nuova oggi ogni altro altra cosa fatto bene"
    ),
    "pt": (
        "o a os as de do da dos das em no na nos nas um uma e que é se não por para com como mais mas foi ao aos à às "
        "ele ela eles elas seu sua seus suas ou quando muito já eu também só pelo pela até isso entre depois sem "
        "mesmo ter quem me esse essa este esta isto você vocês tem têm estava está são era ser há nem meu minha numa "
        "num foram tinha fazer dois três casa dia anos tempo homem nova novo sempre aqui assim bem hoje lhe nós "
        "onde todos tudo toda cada outro outra ainda então agora"
    ),
    "nl": (
        "de het een en van in dat te is niet op zijn met voor hij was aan er maar om hem dan zou of wat mijn men dit "
        "zo door over ze zich bij ook tot je mij uit der daar haar naar heb hoe heeft hebben deze u want nog zal me "
        "zij nu ge geen omdat iets worden toch al waren veel meer doen toen moet ben zonder kan hun dus alles onder "
        "ja eens hier wie werd altijd doch wordt wezen kunnen ons zelf tegen na reeds wil kon niets uw iemand geweest "
        "andere ik wij we jij jullie twee drie huis dag jaar tijd nieuw nieuwe man vrouw goed"
    ),
    "pl": (
        "w i na z że się do nie jest to o jak a po co tak za od jego ale czy dla przez tylko by ich przy jej być był "
        "była było były tego tym ten ta te tej ją mu już mnie mi ja ty on ona ono my wy oni się sobie go nim może pan "
        "pani też jeszcze kiedy gdy gdzie bardzo więc tu tam pod nad przed bez między lub oraz są będzie mam masz ma "
        "które który która których jako dwa trzy dom dzień rok czas człowiek nowy nowa dobry każdy wszystko nic tutaj "
        "dziś teraz zawsze nigdy"
    ),
    "sv": (
        "och i att det som en på är av för med den till inte han var jag ett om hade de men så sig hon från vi dem "
        "kan när år du där min skulle nu över vad sin ut mot har hans alla mycket bara upp utan vara eller man under "
        "efter här måste mig då också något varje någon ingen henne honom sina deras denna detta dessa blev blir "
        "kommer vill två tre hus dag tid ny nya nytt bra aldrig alltid mellan genom än ännu igen sedan själv hur varför"
    ),
    "tr": (
        "ve bir bu da de için ile çok ne o gibi daha olarak olan var ben sen biz siz onlar mi mı mu mü ama en kadar "
        "sonra her değil diye şey yok ya ki şu bana sana ona beni seni onu benim senin onun bizim oldu olduğu olur "
        "olsun vardı idi ise göre önce bütün hiç kendi iki üç ev gün yıl zaman adam kadın yeni iyi nasıl neden nerede "
        "şimdi bugün hem veya ancak çünkü içinde üzerinde"
    ),
    "vi": (
        "và của là có không được cho một những các trong với đã này người đến khi để từ như cũng ra anh tôi em ông bà "
        "cô nó họ chúng ta thì mà ở về lại vào đi nhà ngày năm nhiều rất sẽ đang phải bị do nên hay hoặc tại đó đây "
        "nhưng vì nếu sau trước trên dưới mới hai ba con làm biết thấy nói cái gì ai"
    ),
    "da": (
        "og i at det er en til af på med der den de for ikke som jeg et var han har sig om fra vi så men kan når hun "
        "skal vil være blev have hvad eller ved man efter også nu kun over ud op hvor hvis mig dig ham hende os dem "
        "meget noget nogle alle denne dette disse efter uden mellem kunne skulle ville bliver år dag tid hus ny nye"
    ),
    "nb": (
        "og i det er en til av på med som den de for ikke jeg et var han har seg om fra vi så men kan når hun skal vil "
        "være ble hva eller ved man etter også nå bare over ut opp hvor hvis meg deg ham henne oss dem mye noe noen "
        "alle denne dette disse uten mellom kunne skulle ville blir år dag tid hus ny nye"
    ),
    "ca": (
        "el la els les de del dels que i en un una per amb no es se al com més però o aquest aquesta això perquè entre "
        "quan molt sense sobre també em fins hi on qui des de tot tots totes ens durant ni contra altres altre ell "
        "ella són era va ser està té dos tres casa dia anys temps home nou nova sempre així bé avui jo tu meu teu seu"
    ),
    "hu": (
        "a az és hogy nem is egy ez azt volt de csak már meg mint még ha vagy el ki be fel le van volna lesz ezt aki "
        "ami mert minden nagyon most itt ott így úgy én te ő mi ti ők nekem neked neki után előtt között ember nap "
        "idő ház új jó két három"
    ),
}
"""About a hundred words of each language, which no other source is needed for: they are known to every speaker."""

SPELLINGS: dict[str, str] = {
    "en": "th wh sh ght tion ough ck ing ly ed ee oo 'll 're n't wr kn",
    "de": "sch ch ß ä ö ü ung lich keit heit ei ck tz pf ie ge ver zw",
    "fr": "eau ç è ê ù œ î ô û â oux eux tion ment ais ait ez é ou oi qu' l' d' j' n' c'",
    "es": "ñ ción ó í á ú é ¿ ¡ ll ando iendo mente dad ón ar er ir os as ue",
    "it": "zione gli cch gg zz à ò ù ì è tt ss ll nn mente tà one ato are ire chi che",
    "pt": "ção ções ã õ lh nh ç á ê ó à â dade mente ão em ou ei",
    "nl": "ij aa ee oo uu sch cht lijk heid ge ver oe eu ui ck je en",
    "pl": "ł ą ę ś ż ź ć ń ó sz cz rz dz ow prz ie wy em ych",
    "sv": "å ä ö sk tion ck ll nn tt ar er or sj skj lig het",
    "tr": "ş ğ ı ç ö ü lar ler mak mek dır dir iyor acak",
    "da": "ø æ å sk nd ld hv ede else hed",
    "nb": "ø æ å sk kk hv ede else het",
    "ca": "à è ò ç l·l ny ció ix tx ment",
    "hu": "ő ű á é ö ü sz gy ny cs zs ság ség ban ben",
    "vi": "đ ă ơ ư ng nh kh th tr ph qu",
}
"""Letters and groups of letters that are frequent in a language; one that many share counts little."""

ACCENTED_LETTERS: dict[str, str] = {
    "en": "éèêçôïâ",
    "de": "äöüßé",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "es": "áéíóúüñ",
    "it": "àèéìíîòóù",
    "pt": "áâãàçéêíóôõúü",
    "nl": "éèëïíóöüáê",
    "pl": "ąćęłńóśźż",
    "sv": "åäöéàü",
    "tr": "çğıiöşüâîû",
    "da": "æøåé",
    "nb": "æøåéò",
    "ca": "àçèéíïòóúü·",
    "hu": "áéíóöőúüű",
}
"""The letters beyond A to Z of each language but Vietnamese, which has too many; others speak against it."""
