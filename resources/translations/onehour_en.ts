<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ActionsPage</name>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AgendaCard</name>
    <message numerus="yes">
        <source>about %n min in all</source>
        <translation>
            <numerusform>about %n min in all</numerusform>
            <numerusform>about %n min in all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n min</source>
        <translation>
            <numerusform>about %n min</numerusform>
            <numerusform>about %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Self-test: %n due</source>
        <translation>
            <numerusform>Self-test: %n due</numerusform>
            <numerusform>Self-test: %n due</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s)</source>
        <translation>
            <numerusform>%n card</numerusform>
            <numerusform>%n cards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Actions: %n due within 7 days</source>
        <translation>
            <numerusform>Actions: %n due within 7 days</numerusform>
            <numerusform>Actions: %n due within 7 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Notes and review today: %n min</source>
        <translation>
            <numerusform>Notes and review today: %n min</numerusform>
            <numerusform>Notes and review today: %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at most %n min, half the goal</source>
        <translation>
            <numerusform>at most %n min, half the goal</numerusform>
            <numerusform>at most %n min, half the goal</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AllNotesPage</name>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AloudBar</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop after %n min</source>
        <translation>
            <numerusform>Stop after %n min</numerusform>
            <numerusform>Stop after %n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BankReportDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) added</source>
        <translation>
            <numerusform>%n question added</numerusform>
            <numerusform>%n questions added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already in the bank</source>
        <translation>
            <numerusform>%n already in the bank</numerusform>
            <numerusform>%n already in the bank</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n skipped</numerusform>
            <numerusform>%n skipped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BoardPage</name>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardTableModel</name>
    <message numerus="yes">
        <source>Forgotten %n time(s)</source>
        <translation>
            <numerusform>Forgotten %n time</numerusform>
            <numerusform>Forgotten %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardsPage</name>
    <message numerus="yes">
        <source>%n card(s)</source>
        <translation>
            <numerusform>%n card</numerusform>
            <numerusform>%n cards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) your attention</source>
        <translation>
            <numerusform>%n needs your attention</numerusform>
            <numerusform>%n need your attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paused</source>
        <translation>
            <numerusform>%n paused</numerusform>
            <numerusform>%n paused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckLabels</name>
    <message numerus="yes">
        <source>%n text(s)</source>
        <translation>
            <numerusform>%n text</numerusform>
            <numerusform>%n texts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContentsPane</name>
    <message numerus="yes">
        <source>%n section(s)</source>
        <translation>
            <numerusform>%n section</numerusform>
            <numerusform>%n sections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContestPage</name>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContestTeams</name>
    <message numerus="yes">
        <source>{team}: %n point(s)</source>
        <translation>
            <numerusform>{team}: %n point</numerusform>
            <numerusform>{team}: %n points</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContestView</name>
    <message numerus="yes">
        <source>Tied at %n point(s)</source>
        <translation>
            <numerusform>Tied at %n point</numerusform>
            <numerusform>Tied at %n points</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Most points: %n</source>
        <translation>
            <numerusform>Most points: %n</numerusform>
            <numerusform>Most points: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountLabels</name>
    <message numerus="yes">
        <source>%n text(s)</source>
        <translation>
            <numerusform>%n text</numerusform>
            <numerusform>%n texts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) after the target date</source>
        <translation>
            <numerusform>%n day after the target date</numerusform>
            <numerusform>%n days after the target date</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at least %n note(s)</source>
        <translation>
            <numerusform>at least %n note</numerusform>
            <numerusform>at least %n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at least %n place(s)</source>
        <translation>
            <numerusform>at least %n place</numerusform>
            <numerusform>at least %n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n place(s) in this text…</source>
        <translation>
            <numerusform>All %n place in this text…</numerusform>
            <numerusform>All %n places in this text…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other change(s)</source>
        <translation>
            <numerusform>%n other change</numerusform>
            <numerusform>%n other changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DictionariesDialog</name>
    <message numerus="yes">
        <source>%n entries could not be read</source>
        <translation>
            <numerusform>%n entry could not be read</numerusform>
            <numerusform>%n entries could not be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DictionaryController</name>
    <message numerus="yes">
        <source>%n dictionary file(s) could not be added.</source>
        <translation>
            <numerusform>%n dictionary file could not be added.</numerusform>
            <numerusform>%n dictionary files could not be added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Dictionary “{name}” added, with %Ln entry(s).</source>
        <translation>
            <numerusform>Dictionary “{name}” added, with %Ln entry.</numerusform>
            <numerusform>Dictionary “{name}” added, with %Ln entries.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DropFrame</name>
    <message numerus="yes">
        <source>Let go to add %n file(s)</source>
        <translation>
            <numerusform>Let go to add %n file</numerusform>
            <numerusform>Let go to add %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EarlierContests</name>
    <message numerus="yes">
        <source>%n question(s) asked so far</source>
        <translation>
            <numerusform>%n question asked so far</numerusform>
            <numerusform>%n questions asked so far</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditCardDialog</name>
    <message numerus="yes">
        <source>Saving replaces the card with %n new ones.</source>
        <translation>
            <numerusform>Saving replaces the card with a new one.</numerusform>
            <numerusform>Saving replaces the card with %n new ones.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditionController</name>
    <message numerus="yes">
        <source>%n note(s) could not be placed and are listed at the end of the notes.</source>
        <translation>
            <numerusform>%n note could not be placed and is listed at the end of the notes.</numerusform>
            <numerusform>%n notes could not be placed and are listed at the end of the notes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s) kept their place.</source>
        <translation>
            <numerusform>%n mark kept its place.</numerusform>
            <numerusform>%n marks kept their place.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) were updated to a new edition.</source>
        <translation>
            <numerusform>%n text was updated to a new edition.</numerusform>
            <numerusform>%n texts were updated to new editions.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditionPreviewDialog</name>
    <message numerus="yes">
        <source>%n unchanged</source>
        <translation>
            <numerusform>%n unchanged</numerusform>
            <numerusform>%n unchanged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moved</source>
        <translation>
            <numerusform>%n moved</numerusform>
            <numerusform>%n moved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with changed text</source>
        <translation>
            <numerusform>%n with changed text</numerusform>
            <numerusform>%n with changed text</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) your attention</source>
        <translation>
            <numerusform>%n needs your attention</numerusform>
            <numerusform>%n need your attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) unchanged</source>
        <translation>
            <numerusform>%n card unchanged</numerusform>
            <numerusform>%n cards unchanged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paused, since their text is not found</source>
        <translation>
            <numerusform>%n paused, since its text is not found</numerusform>
            <numerusform>%n paused, since their text is not found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n find(s) the passage</source>
        <translation>
            <numerusform>%n finds its passage</numerusform>
            <numerusform>%n find their passages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n do(es) not and will be listed at the end</source>
        <translation>
            <numerusform>%n does not and will be listed at the end</numerusform>
            <numerusform>%n do not and will be listed at the end</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EmbeddedNotesOffer</name>
    <message numerus="yes">
        <source>“{title}” came with %n highlight(s) and note(s).</source>
        <translation>
            <numerusform>“{title}” came with one highlight or note.</numerusform>
            <numerusform>“{title}” came with %n highlights and notes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The added files came with %n highlight(s) and note(s).</source>
        <translation>
            <numerusform>The added files came with one highlight or note.</numerusform>
            <numerusform>The added files came with %n highlights and notes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExcerptsPage</name>
    <message numerus="yes">
        <source>%n sentence(s) around it</source>
        <translation>
            <numerusform>%n sentence around it</numerusform>
            <numerusform>%n sentences around it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation>
            <numerusform>%n mark</numerusform>
            <numerusform>%n marks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportController</name>
    <message numerus="yes">
        <source>%n note(s) were edited in the files; the edits stay there.</source>
        <translation>
            <numerusform>%n note was edited in the files; the edit stays there.</numerusform>
            <numerusform>%n notes were edited in the files; the edits stay there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported the notes of %n text(s).</source>
        <translation>
            <numerusform>Exported the notes of %n text.</numerusform>
            <numerusform>Exported the notes of %n texts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) changed in both places; the file shows both versions.</source>
        <translation>
            <numerusform>%n note changed in both places; the file shows both versions.</numerusform>
            <numerusform>%n notes changed in both places; the file shows both versions.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) you edited were left as they are.</source>
        <translation>
            <numerusform>%n file you edited was left as it is.</numerusform>
            <numerusform>%n files you edited were left as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportRunner</name>
    <message numerus="yes">
        <source>%n note(s) without a passage on the pages were left out.</source>
        <translation>
            <numerusform>%n note without a passage on the pages was left out.</numerusform>
            <numerusform>%n notes without a passage on the pages were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FailuresDialog</name>
    <message numerus="yes">
        <source>%n file(s) could not be added. Nothing was changed.</source>
        <translation>
            <numerusform>%n file could not be added. Nothing was changed.</numerusform>
            <numerusform>%n files could not be added. Nothing was changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) were added, but incomplete.</source>
        <translation>
            <numerusform>%n text was added, but incomplete.</numerusform>
            <numerusform>%n texts were added, but incomplete.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilePreview</name>
    <message numerus="yes">
        <source>%n more file(s)</source>
        <translation>
            <numerusform>%n more file</numerusform>
            <numerusform>%n more files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more character(s)</source>
        <translation>
            <numerusform>… and %n more character</numerusform>
            <numerusform>… and %n more characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilingController</name>
    <message numerus="yes">
        <source>%n text(s) archived. Notes and reading time are kept.</source>
        <translation>
            <numerusform>%n text archived. Notes and reading time are kept.</numerusform>
            <numerusform>%n texts archived. Notes and reading time are kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) unarchived.</source>
        <translation>
            <numerusform>%n text unarchived.</numerusform>
            <numerusform>%n texts unarchived.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) moved to the track {track}.</source>
        <translation>
            <numerusform>%n text moved to the track {track}.</numerusform>
            <numerusform>%n texts moved to the track {track}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) changed.</source>
        <translation>
            <numerusform>%n text changed.</numerusform>
            <numerusform>%n texts changed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FirstWeekCard</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) met</source>
        <translation>
            <numerusform>%n day met</numerusform>
            <numerusform>%n days met</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FirstWeekPanel</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FlashcardCommands</name>
    <message numerus="yes">
        <source>%n card(s) removed.</source>
        <translation>
            <numerusform>%n card removed.</numerusform>
            <numerusform>%n cards removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) paused for 30 days.</source>
        <translation>
            <numerusform>%n card paused for 30 days.</numerusform>
            <numerusform>%n cards paused for 30 days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) resumed.</source>
        <translation>
            <numerusform>%n card resumed.</numerusform>
            <numerusform>%n cards resumed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The card was replaced by %n new one(s).</source>
        <translation>
            <numerusform>The card was replaced by a new one.</numerusform>
            <numerusform>The card was replaced by %n new ones.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) added to the self-test.</source>
        <translation>
            <numerusform>%n card added to the self-test.</numerusform>
            <numerusform>%n cards added to the self-test.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FlashcardView</name>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Same pronunciation, %n character(s) differ: you typed {typed}, the text has {expected}</source>
        <translation>
            <numerusform>Same pronunciation, %n character differs: you typed {typed}, the text has {expected}</numerusform>
            <numerusform>Same pronunciation, %n characters differ: you typed {typed}, the text has {expected}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GivenNotesView</name>
    <message numerus="yes">
        <source>“{title}”: %n note(s)</source>
        <translation>
            <numerusform>“{title}”: %n note</numerusform>
            <numerusform>“{title}”: %n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n imported earlier is/are still among your own notes.</source>
        <translation>
            <numerusform>%n imported earlier is still among your own notes.</numerusform>
            <numerusform>%n imported earlier are still among your own notes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new note(s) placed in the text</source>
        <translation>
            <numerusform>%n new note placed in the text</numerusform>
            <numerusform>%n new notes placed in the text</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new note(s) whose passage is not in your edition</source>
        <translation>
            <numerusform>%n new note whose passage is not in your edition</numerusform>
            <numerusform>%n new notes whose passages are not in your edition</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new note(s) for a text you do not have yet</source>
        <translation>
            <numerusform>%n new note for a text you do not have yet</numerusform>
            <numerusform>%n new notes for a text you do not have yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n withdrawn</source>
        <translation>
            <numerusform>%n withdrawn</numerusform>
            <numerusform>%n withdrawn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n you already have</source>
        <translation>
            <numerusform>%n you already have</numerusform>
            <numerusform>%n you already have</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older than yours</source>
        <translation>
            <numerusform>%n older than yours</numerusform>
            <numerusform>%n older than yours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are yours</source>
        <translation>
            <numerusform>%n is yours</numerusform>
            <numerusform>%n are yours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupCard</name>
    <message numerus="yes">
        <source>%n received. Group results are shown from {least} reports on.</source>
        <translation>
            <numerusform>%n received. Group results are shown from {least} reports on.</numerusform>
            <numerusform>%n received. Group results are shown from {least} reports on.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupColumn</name>
    <message numerus="yes">
        <source>All %n</source>
        <translation>
            <numerusform>All %n</numerusform>
            <numerusform>All %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupsDialog</name>
    <message numerus="yes">
        <source>Add %n Who Shared Something</source>
        <translation>
            <numerusform>Add %n Who Shared Something</numerusform>
            <numerusform>Add %n Who Shared Something</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) on the roster.</source>
        <translation>
            <numerusform>%n member on the roster.</numerusform>
            <numerusform>%n members on the roster.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message numerus="yes">
        <source>%n step(s) would be redone</source>
        <translation>
            <numerusform>%n step would be redone</numerusform>
            <numerusform>%n steps would be redone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) would be undone</source>
        <translation>
            <numerusform>%n step would be undone</numerusform>
            <numerusform>%n steps would be undone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s)</source>
        <translation>
            <numerusform>%n text</numerusform>
            <numerusform>%n texts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s)</source>
        <translation>
            <numerusform>%n session</numerusform>
            <numerusform>%n sessions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportProgressBar</name>
    <message numerus="yes">
        <source>%n text(s) added.</source>
        <translation>
            <numerusform>%n text added.</numerusform>
            <numerusform>%n texts added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) were already in the library.</source>
        <translation>
            <numerusform>%n text was already in the library.</numerusform>
            <numerusform>%n texts were already in the library.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be added.</source>
        <translation>
            <numerusform>%n file could not be added.</numerusform>
            <numerusform>%n files could not be added.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LessonFiles</name>
    <message numerus="yes">
        <source>%n lesson(s) exported to {path}.</source>
        <translation>
            <numerusform>%n lesson exported to {path}.</numerusform>
            <numerusform>%n lessons exported to {path}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lesson(s) scheduled.</source>
        <translation>
            <numerusform>%n lesson scheduled.</numerusform>
            <numerusform>%n lessons scheduled.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) skipped: {lines}.</source>
        <translation>
            <numerusform>%n line skipped: {lines}.</numerusform>
            <numerusform>%n lines skipped, the first are {lines}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LessonPage</name>
    <message numerus="yes">
        <source>%n card(s) added to your self-test.</source>
        <translation>
            <numerusform>%n card added to your self-test.</numerusform>
            <numerusform>%n cards added to your self-test.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LessonPassageView</name>
    <message numerus="yes">
        <source>marked on {day}, lesson no. %n</source>
        <translation>
            <numerusform>marked on {day}, a lesson for the first time</numerusform>
            <numerusform>marked on {day}, a lesson %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryFilePage</name>
    <message numerus="yes">
        <source>{time}; %n copies kept</source>
        <translation>
            <numerusform>{time}; %n copy kept</numerusform>
            <numerusform>{time}; %n copies kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n PDF(s), {size}, in {folder}</source>
        <translation>
            <numerusform>%n PDF, {size}, in {folder}</numerusform>
            <numerusform>%n PDFs, {size}, in {folder}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %n of them, {size}, belong(s) to no text any more</source>
        <translation>
            <numerusform>; %n of them, {size}, belongs to no text any more</numerusform>
            <numerusform>; %n of them, {size}, belong to no text any more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n PDF(s) removed that belonged to no text.</source>
        <translation>
            <numerusform>%n PDF removed that belonged to no text.</numerusform>
            <numerusform>%n PDFs removed that belonged to no text.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryScreen</name>
    <message numerus="yes">
        <source>%n text(s)</source>
        <translation>
            <numerusform>%n text</numerusform>
            <numerusform>%n texts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %n text(s)</source>
        <translation>
            <numerusform>{shown} of %n text</numerusform>
            <numerusform>{shown} of %n texts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LookupResultView</name>
    <message numerus="yes">
        <source>In your library: %n place(s)</source>
        <translation>
            <numerusform>In your library: %n place</numerusform>
            <numerusform>In your library: %n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoteTagsDialog</name>
    <message numerus="yes">
        <source>Tags of %n note(s)</source>
        <translation>
            <numerusform>Tags of %n note</numerusform>
            <numerusform>Tags of %n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotesHandOverForm</name>
    <message numerus="yes">
        <source>%n note(s) selected</source>
        <translation>
            <numerusform>%n note selected</numerusform>
            <numerusform>%n notes selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotesImportController</name>
    <message numerus="yes">
        <source>%n note(s) from other programs have been waiting for “{title}”.</source>
        <translation>
            <numerusform>%n note from another program has been waiting for “{title}”.</numerusform>
            <numerusform>%n notes from other programs have been waiting for “{title}”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) placed.</source>
        <translation>
            <numerusform>%n note placed.</numerusform>
            <numerusform>%n notes placed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) without a passage belong to the whole text.</source>
        <translation>
            <numerusform>%n note without a passage belongs to the whole text.</numerusform>
            <numerusform>%n notes without a passage belong to the whole text.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unplaced note(s) are listed at the end of the notes.</source>
        <translation>
            <numerusform>%n unplaced note is listed at the end of the notes.</numerusform>
            <numerusform>%n unplaced notes are listed at the end of the notes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotesReportDialog</name>
    <message numerus="yes">
        <source>%n note(s) placed.</source>
        <translation>
            <numerusform>%n note placed.</numerusform>
            <numerusform>%n notes placed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) without a passage belong to the whole text.</source>
        <translation>
            <numerusform>%n note without a passage belongs to the whole text.</numerusform>
            <numerusform>%n notes without a passage belong to the whole text.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) could not be placed and are listed at the end of their text’s notes: their passage is not in this edition, or appears more than once.</source>
        <translation>
            <numerusform>%n note could not be placed and is listed at the end of its text’s notes: its passage is not in this edition, or appears more than once.</numerusform>
            <numerusform>%n notes could not be placed and are listed at the end of their text’s notes: their passages are not in this edition, or appear more than once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) wait for texts that are not in the library: {titles}.</source>
        <translation>
            <numerusform>%n note waits for a text that is not in the library: {titles}.</numerusform>
            <numerusform>%n notes wait for texts that are not in the library: {titles}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) were already in the library.</source>
        <translation>
            <numerusform>%n note was already in the library.</numerusform>
            <numerusform>%n notes were already in the library.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OmissionLabels</name>
    <message numerus="yes">
        <source>%Ln chapter(s)</source>
        <translation>
            <numerusform>%Ln chapter</numerusform>
            <numerusform>%Ln chapters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln picture</numerusform>
            <numerusform>%Ln pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln drawing(s)</source>
        <translation>
            <numerusform>%Ln drawing</numerusform>
            <numerusform>%Ln drawings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln formula(s)</source>
        <translation>
            <numerusform>%Ln formula</numerusform>
            <numerusform>%Ln formulas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln audio recording(s)</source>
        <translation>
            <numerusform>%Ln audio recording</numerusform>
            <numerusform>%Ln audio recordings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln video(s)</source>
        <translation>
            <numerusform>%Ln video</numerusform>
            <numerusform>%Ln videos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln embedded object(s)</source>
        <translation>
            <numerusform>%Ln embedded object</numerusform>
            <numerusform>%Ln embedded objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln form field(s)</source>
        <translation>
            <numerusform>%Ln form field</numerusform>
            <numerusform>%Ln form fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hidden passage(s)</source>
        <translation>
            <numerusform>%Ln hidden passage</numerusform>
            <numerusform>%Ln hidden passages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln comment(s)</source>
        <translation>
            <numerusform>%Ln comment</numerusform>
            <numerusform>%Ln comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rotated passage(s)</source>
        <translation>
            <numerusform>%Ln rotated passage</numerusform>
            <numerusform>%Ln rotated passages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln header(s) or footer(s)</source>
        <translation>
            <numerusform>%Ln header or footer</numerusform>
            <numerusform>%Ln headers or footers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OpenGivenDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrphansDialog</name>
    <message numerus="yes">
        <source>%n unplaced note(s)</source>
        <translation>
            <numerusform>%n unplaced note</numerusform>
            <numerusform>%n unplaced notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OtherMachinesPage</name>
    <message numerus="yes">
        <source>%n note(s); both wordings were kept</source>
        <translation>
            <numerusform>one note; both wordings were kept</numerusform>
            <numerusform>%n notes; both wordings were kept</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackCounts</name>
    <message numerus="yes">
        <source>%n leader’s note(s)</source>
        <translation>
            <numerusform>%n leader’s note</numerusform>
            <numerusform>%n leader’s notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lesson(s)</source>
        <translation>
            <numerusform>%n lesson</numerusform>
            <numerusform>%n lessons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more text(s)</source>
        <translation>
            <numerusform>%n more text</numerusform>
            <numerusform>%n more texts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fewer text(s)</source>
        <translation>
            <numerusform>%n fewer text</numerusform>
            <numerusform>%n fewer texts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more note(s)</source>
        <translation>
            <numerusform>%n more note</numerusform>
            <numerusform>%n more notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) changed</source>
        <translation>
            <numerusform>%n note changed</numerusform>
            <numerusform>%n notes changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) withdrawn</source>
        <translation>
            <numerusform>%n note withdrawn</numerusform>
            <numerusform>%n notes withdrawn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more question(s)</source>
        <translation>
            <numerusform>%n more question</numerusform>
            <numerusform>%n more questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fewer question(s)</source>
        <translation>
            <numerusform>%n fewer question</numerusform>
            <numerusform>%n fewer questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more lesson(s)</source>
        <translation>
            <numerusform>%n more lesson</numerusform>
            <numerusform>%n more lessons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fewer lesson(s)</source>
        <translation>
            <numerusform>%n fewer lesson</numerusform>
            <numerusform>%n fewer lessons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n date(s) changed</source>
        <translation>
            <numerusform>%n date changed</numerusform>
            <numerusform>%n dates changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n meeting(s) changed</source>
        <translation>
            <numerusform>%n meeting changed</numerusform>
            <numerusform>%n meetings changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackForm</name>
    <message numerus="yes">
        <source>Question bank: %n</source>
        <translation>
            <numerusform>Question bank: %n</numerusform>
            <numerusform>Question bank: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackTextChoice</name>
    <message numerus="yes">
        <source>All my notes on it: %n</source>
        <translation>
            <numerusform>All my notes on it: %n</numerusform>
            <numerusform>All my notes on it: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackView</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Texts: %n new</source>
        <translation>
            <numerusform>Texts: %n new</numerusform>
            <numerusform>Texts: %n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leader’s notes: %n, shown after you read the passage</source>
        <translation>
            <numerusform>Leader’s notes: %n, shown after you read the passage</numerusform>
            <numerusform>Leader’s notes: %n, shown after you read the passage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lessons: %n new</source>
        <translation>
            <numerusform>Lessons: %n new</numerusform>
            <numerusform>Lessons: %n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Questions: %n new</source>
        <translation>
            <numerusform>Questions: %n new</numerusform>
            <numerusform>Questions: %n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add to my roadmap: %n text(s)</source>
        <translation>
            <numerusform>Add to my roadmap: %n text</numerusform>
            <numerusform>Add to my roadmap: %n texts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s)</source>
        <translation>
            <numerusform>%n text</numerusform>
            <numerusform>%n texts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n leader’s note(s)</source>
        <translation>
            <numerusform>%n leader’s note</numerusform>
            <numerusform>%n leader’s notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) waiting for a text</source>
        <translation>
            <numerusform>%n note waiting for a text</numerusform>
            <numerusform>%n notes waiting for a text</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lesson(s)</source>
        <translation>
            <numerusform>%n lesson</numerusform>
            <numerusform>%n lessons</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PacksPage</name>
    <message numerus="yes">
        <source>%n pack(s)</source>
        <translation>
            <numerusform>%n pack</numerusform>
            <numerusform>%n packs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PageFooter</name>
    <message numerus="yes">
        <source>about %n page(s) left in this section</source>
        <translation>
            <numerusform>about %n page left in this section</numerusform>
            <numerusform>about %n pages left in this section</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeerPane</name>
    <message numerus="yes">
        <source>%n more on passages you have not read yet</source>
        <translation>
            <numerusform>%n more on a passage you have not read yet</numerusform>
            <numerusform>%n more on passages you have not read yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeerSwitch</name>
    <message numerus="yes">
        <source>%n more</source>
        <comment>people who have notes on the text</comment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuestionCommands</name>
    <message numerus="yes">
        <source>%n question(s) added to your self-test.</source>
        <translation>
            <numerusform>%n question added to your self-test.</numerusform>
            <numerusform>%n questions added to your self-test.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuestionsPage</name>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) removed from the bank.</source>
        <translation>
            <numerusform>%n question removed from the bank.</numerusform>
            <numerusform>%n questions removed from the bank.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuizDialog</name>
    <message numerus="yes">
        <source>%n selected question(s)</source>
        <translation>
            <numerusform>%n selected question</numerusform>
            <numerusform>%n selected questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n question(s)</source>
        <translation>
            <numerusform>The one question</numerusform>
            <numerusform>All %n questions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadingTimeController</name>
    <message numerus="yes">
        <source>%n entry(s) saved to {path}.</source>
        <translation>
            <numerusform>%n entry saved to {path}.</numerusform>
            <numerusform>%n entries saved to {path}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reading time entry(s) added.</source>
        <translation>
            <numerusform>%n reading time entry added.</numerusform>
            <numerusform>%n reading time entries added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were already on record.</source>
        <translation>
            <numerusform>%n was already on record.</numerusform>
            <numerusform>%n were already on record.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were not added: they overlap with other time or are not possible.</source>
        <translation>
            <numerusform>%n was not added: it overlaps with other time or is not possible.</numerusform>
            <numerusform>%n were not added: they overlap with other time or are not possible.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReminderLabels</name>
    <message numerus="yes">
        <source>%n minute(s) left today</source>
        <translation>
            <numerusform>%n minute left today</numerusform>
            <numerusform>%n minutes left today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Today’s goal is met: %n minute(s).</source>
        <translation>
            <numerusform>Today’s goal is met: %n minute.</numerusform>
            <numerusform>Today’s goal is met: %n minutes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportForm</name>
    <message numerus="yes">
        <source>%n min, never a column on the board</source>
        <translation>
            <numerusform>%n min, never a column on the board</numerusform>
            <numerusform>%n min, never a column on the board</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportsView</name>
    <message numerus="yes">
        <source>%n Report(s)</source>
        <translation>
            <numerusform>%n Report</numerusform>
            <numerusform>%n Reports</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n added to the board</source>
        <translation>
            <numerusform>%n added to the board</numerusform>
            <numerusform>%n added to the board</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n withdrawn and erased</source>
        <translation>
            <numerusform>%n withdrawn and erased</numerusform>
            <numerusform>%n withdrawn and erased</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already there</source>
        <translation>
            <numerusform>%n already there</numerusform>
            <numerusform>%n already there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older than what is there</source>
        <translation>
            <numerusform>%n older than what is there</numerusform>
            <numerusform>%n older than what is there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n expired</source>
        <translation>
            <numerusform>%n expired</numerusform>
            <numerusform>%n expired</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not added</source>
        <translation>
            <numerusform>%n not added</numerusform>
            <numerusform>%n not added</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestoreController</name>
    <message numerus="yes">
        <source>%n text(s) restored</source>
        <translation>
            <numerusform>%n text restored</numerusform>
            <numerusform>%n texts restored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) restored</source>
        <translation>
            <numerusform>%n note restored</numerusform>
            <numerusform>%n notes restored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) reverted</source>
        <translation>
            <numerusform>%n text reverted</numerusform>
            <numerusform>%n texts reverted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) reverted</source>
        <translation>
            <numerusform>%n note reverted</numerusform>
            <numerusform>%n notes reverted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) removed</source>
        <translation>
            <numerusform>%n text removed</numerusform>
            <numerusform>%n texts removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) removed</source>
        <translation>
            <numerusform>%n note removed</numerusform>
            <numerusform>%n notes removed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message numerus="yes">
        <source>%n file(s) to restore from</source>
        <translation>
            <numerusform>%n file to restore from</numerusform>
            <numerusform>%n files to restore from</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them damaged</source>
        <translation>
            <numerusform>%n of them damaged</numerusform>
            <numerusform>%n of them damaged</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestoreFigures</name>
    <message numerus="yes">
        <source>text(s) restored</source>
        <translation>
            <numerusform>text restored</numerusform>
            <numerusform>texts restored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>note(s) restored</source>
        <translation>
            <numerusform>note restored</numerusform>
            <numerusform>notes restored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>text(s) reverted</source>
        <translation>
            <numerusform>text reverted</numerusform>
            <numerusform>texts reverted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>note(s) reverted</source>
        <translation>
            <numerusform>note reverted</numerusform>
            <numerusform>notes reverted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>text(s) added since are removed</source>
        <translation>
            <numerusform>text added since is removed</numerusform>
            <numerusform>texts added since are removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>note(s) added since are removed</source>
        <translation>
            <numerusform>note added since is removed</numerusform>
            <numerusform>notes added since are removed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestorePreviewView</name>
    <message numerus="yes">
        <source>The file is damaged; %n row(s) could not be read.</source>
        <translation>
            <numerusform>The file is damaged; %n row could not be read.</numerusform>
            <numerusform>The file is damaged; %n rows could not be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RoadmapCard</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RotaDialog</name>
    <message numerus="yes">
        <source>%n day(s) exported to {path}.</source>
        <translation>
            <numerusform>%n day exported to {path}.</numerusform>
            <numerusform>%n days exported to {path}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowSection</name>
    <message numerus="yes">
        <source>%n in all, {shown} shown</source>
        <translation>
            <numerusform>%n in all, {shown} shown</numerusform>
            <numerusform>%n in all, {shown} shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScreenReader</name>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation>
            <numerusform>%n mark</numerusform>
            <numerusform>%n marks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchResults</name>
    <message numerus="yes">
        <source>%n text(s) of {all} not searched yet</source>
        <translation>
            <numerusform>%n text of {all} not searched yet</numerusform>
            <numerusform>%n texts of {all} not searched yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Found in %n text(s)</source>
        <translation>
            <numerusform>Found in %n text</numerusform>
            <numerusform>Found in %n texts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelectionCount</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelfTestPage</name>
    <message numerus="yes">
        <source>Asked %n time(s) before.</source>
        <translation>
            <numerusform>Asked once before.</numerusform>
            <numerusform>Asked %n times before.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SessionEnd</name>
    <message numerus="yes">
        <source>%n card(s) answered</source>
        <translation>
            <numerusform>%n card answered</numerusform>
            <numerusform>%n cards answered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missed at first. Coming back tomorrow:</source>
        <translation>
            <numerusform>%n missed at first. Coming back tomorrow:</numerusform>
            <numerusform>%n missed at first. Coming back tomorrow:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Shelf</name>
    <message numerus="yes">
        <source>%n more in the archive</source>
        <translation>
            <numerusform>%n more in the archive</numerusform>
            <numerusform>%n more in the archive</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message numerus="yes">
        <source>%n-day streak</source>
        <translation>
            <numerusform>%n-day streak</numerusform>
            <numerusform>%n-day streak</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min left today</source>
        <translation>
            <numerusform>%n min left today</numerusform>
            <numerusform>%n min left today</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StreakCard</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{percent}% of the year, longest %n day(s)</source>
        <translation>
            <numerusform>{percent}% of the year, longest %n day</numerusform>
            <numerusform>{percent}% of the year, longest %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n met</source>
        <translation>
            <numerusform>%n met</numerusform>
            <numerusform>%n met</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n made up</source>
        <translation>
            <numerusform>%n made up</numerusform>
            <numerusform>%n made up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rest day(s)</source>
        <translation>
            <numerusform>%n rest day</numerusform>
            <numerusform>%n rest days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SuggestionsDialog</name>
    <message numerus="yes">
        <source>%n blank(s) found. Select the ones you want to be quizzed on.</source>
        <translation>
            <numerusform>%n blank found. Select it if you want to be quizzed on it.</numerusform>
            <numerusform>%n blanks found. Select the ones you want to be quizzed on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make %n Card(s)</source>
        <translation>
            <numerusform>Make %n Card</numerusform>
            <numerusform>Make %n Cards</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncController</name>
    <message numerus="yes">
        <source>%n note(s) were written on two computers; both wordings were kept.</source>
        <translation>
            <numerusform>A note was written on two computers; both wordings were kept.</numerusform>
            <numerusform>%n notes were written on two computers; both wordings were kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncLabels</name>
    <message numerus="yes">
        <source>%n file(s) not read there yet</source>
        <translation>
            <numerusform>one file not read there yet</numerusform>
            <numerusform>%n files not read there yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) still on the way; nothing has to be done</source>
        <translation>
            <numerusform>One file still on the way; nothing has to be done</numerusform>
            <numerusform>%n files still on the way; nothing has to be done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s)</source>
        <translation>
            <numerusform>%n text</numerusform>
            <numerusform>%n texts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TalkDialog</name>
    <message numerus="yes">
        <source>Everything fits: about %n min.</source>
        <translation>
            <numerusform>Everything fits: about %n min.</numerusform>
            <numerusform>Everything fits: about %n min.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) over time; nothing is cut.</source>
        <translation>
            <numerusform>%n word over time; nothing is cut.</numerusform>
            <numerusform>%n words over time; nothing is cut.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) over time; nothing is cut.</source>
        <translation>
            <numerusform>%n character over time; nothing is cut.</numerusform>
            <numerusform>%n characters over time; nothing is cut.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TextController</name>
    <message numerus="yes">
        <source>%n file(s) have changed since they were added</source>
        <translation>
            <numerusform>%n file has changed since it was added</numerusform>
            <numerusform>%n files have changed since they were added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) and their notes removed from the library.</source>
        <translation>
            <numerusform>%n text and its notes removed from the library.</numerusform>
            <numerusform>%n texts and their notes removed from the library.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TextDetailsCard</name>
    <message numerus="yes">
        <source>about %Ln word(s)</source>
        <translation>
            <numerusform>about %Ln word</numerusform>
            <numerusform>about %Ln words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln character(s)</source>
        <translation>
            <numerusform>about %Ln character</numerusform>
            <numerusform>about %Ln characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln word(s)</source>
        <translation>
            <numerusform>%Ln word</numerusform>
            <numerusform>%Ln words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s)</source>
        <translation>
            <numerusform>%Ln character</numerusform>
            <numerusform>%Ln characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln note(s)</source>
        <translation>
            <numerusform>%Ln note</numerusform>
            <numerusform>%Ln notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln question(s)</source>
        <translation>
            <numerusform>%Ln question</numerusform>
            <numerusform>%Ln questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mark(s)</source>
        <translation>
            <numerusform>%Ln mark</numerusform>
            <numerusform>%Ln marks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TextOptionsDialog</name>
    <message numerus="yes">
        <source>%n heading(s)</source>
        <translation>
            <numerusform>%n heading</numerusform>
            <numerusform>%n headings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) cannot be read</source>
        <translation>
            <numerusform>%n character cannot be read</numerusform>
            <numerusform>%n characters cannot be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TextTagsDialog</name>
    <message numerus="yes">
        <source>Tags of %n text(s)</source>
        <translation>
            <numerusform>Tags of %n text</numerusform>
            <numerusform>Tags of %n texts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TextsCard</name>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation>
            <numerusform>%n mark</numerusform>
            <numerusform>%n marks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>based on %n page(s). It sets each day’s portion and estimates how long a text will take.</source>
        <translation>
            <numerusform>based on %n page. It sets each day’s portion and estimates how long a text will take.</numerusform>
            <numerusform>based on %n pages. It sets each day’s portion and estimates how long a text will take.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message numerus="yes">
        <source>All %n</source>
        <translation>
            <numerusform>All %n</numerusform>
            <numerusform>All %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UndoController</name>
    <message numerus="yes">
        <source>%n text(s) will be removed from the library with their notes: {titles}.</source>
        <translation>
            <numerusform>%n text will be removed from the library with its notes: {titles}.</numerusform>
            <numerusform>%n texts will be removed from the library with their notes: {titles}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) will count differently.</source>
        <translation>
            <numerusform>%n session will count differently.</numerusform>
            <numerusform>%n sessions will count differently.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WeekGoalCard</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n day(s)</source>
        <translation>
            <numerusform>of %n day</numerusform>
            <numerusform>of %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) in a row</source>
        <translation>
            <numerusform>%n week in a row</numerusform>
            <numerusform>%n weeks in a row</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) away deducted</source>
        <translation>
            <numerusform>%n day away deducted</numerusform>
            <numerusform>%n days away deducted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WindowController</name>
    <message numerus="yes">
        <source>%n note(s) could not be saved</source>
        <translation>
            <numerusform>%n note could not be saved</numerusform>
            <numerusform>%n notes could not be saved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) that could not be saved last time are in the library now.</source>
        <translation>
            <numerusform>%n note that could not be saved last time is in the library now.</numerusform>
            <numerusform>%n notes that could not be saved last time are in the library now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>YearCard</name>
    <message numerus="yes">
        <source>goal met on %n day(s), {time} in total</source>
        <translation>
            <numerusform>goal met on %n day, {time} in total</numerusform>
            <numerusform>goal met on %n days, {time} in total</numerusform>
        </translation>
    </message>
</context>
</TS>
