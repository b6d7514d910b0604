return {
    ["bookmarks"] = {
        [1] = {
            ["datetime"] = "2020-01-13 20:21:37",
            ["highlighted"] = true,
            ["notes"] = "Some important stuff",
            ["page"] = 6,
            ["text"] = "Page 6 Some important stuff @ 2020-01-13 20:21:37",
        },
        [2] = {
            ["datetime"] = "2020-01-14 20:21:37",
            ["highlighted"] = true,
            ["notes"] = "More of it",
            ["text"] = "what I think of it",
        },
        [3] = {
            ["datetime"] = "2020-01-15 20:21:37",
            ["notes"] = "in Chapter 3",
            ["page"] = 9,
        },
    },
    ["doc_props"] = { ["title"] = "Old Book", ["authors"] = "N/A" },
    ["highlight"] = {
        [6] = {
            [1] = { ["datetime"] = "2020-01-13 20:21:37", ["drawer"] = "lighten", ["text"] = "Some important stuff" },
            [2] = { ["datetime"] = "2020-01-14 20:21:37", ["drawer"] = "lighten", ["text"] = "More of it" },
        },
    },
}
