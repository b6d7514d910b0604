-- /mnt/onboard/书/红楼梦.sdr/metadata.epub.lua
return {
    ["annotations"] = {
        [1] = {
            ["chapter"] = "第一回",
            ["color"] = "green",
            ["datetime"] = "2026-03-01 12:00:00",
            ["datetime_updated"] = "2026-03-02 08:00:00",
            ["drawer"] = "lighten",
            ["note"] = "第一行\
\
第二行 \"引\" \\",
            ["page"] = "/body/DocFragment[2]/body/p[1]/text().0",
            ["pageno"] = 12,
            ["pos0"] = "/body/DocFragment[2]/body/p[1]/text().0",
            ["pos1"] = "/body/DocFragment[2]/body/p[1]/text().18",
            ["text"] = "满纸荒唐言",
        },
        [2] = {
            ["chapter"] = "第二回",
            ["datetime"] = "2026-03-03 09:00:00",
            ["page"] = "/body/DocFragment[3]/body/p[9]/text().0",
            ["pageno"] = 30,
            ["text"] = "in 第二回",
        },
        [3] = {
            ["datetime"] = "2026-03-04 09:00:00",
            ["drawer"] = "underscore",
            ["pageno"] = 31,
            ["text"] = [==[长[字]符串 ]] 与行]==],
        },
    },
    ["doc_path"] = "/mnt/onboard/书/红楼梦.epub",
    ["doc_props"] = {
        ["authors"] = "曹雪芹\
高鹗",
        ["title"] = "红楼梦",
    },
    ["percent_finished"] = 0.42370000000000002,
    ["stats"] = {},
    ["summary"] = nil --[[ FUNCTION ]],
}
