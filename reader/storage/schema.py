"""The magic numbers of a library file, and the tables of each schema.

The statements of a released schema are never edited: a change is a new tuple below them, and a row of `MIGRATIONS`,
which brings older libraries to it.
"""

from __future__ import annotations

from reader.storage.source_names import FILE_NAME

APPLICATION_ID = 0x4F484C42
"""The four bytes "OHLB" at offset 68 of the file."""

MAGIC = b"SQLite format 3\x00"

FIRST_TABLES = (
    """
    CREATE TABLE property (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE text (
        id TEXT PRIMARY KEY,
        title TEXT NOT NULL,
        author TEXT NOT NULL,
        language TEXT NOT NULL,
        format TEXT NOT NULL,
        encoding TEXT NOT NULL,
        source TEXT NOT NULL,
        file_digest TEXT NOT NULL,
        digest TEXT,                        -- SHA-256 of the canonical text; NULL while it is coming in
        characters INTEGER NOT NULL DEFAULT 0,
        sections INTEGER NOT NULL DEFAULT 0,
        blocks INTEGER NOT NULL DEFAULT 0,
        added TEXT NOT NULL,
        opened TEXT,
        place INTEGER NOT NULL DEFAULT 0,
        removed TEXT,
        content TEXT NOT NULL REFERENCES text (id),     -- whose leaves are shown: its own, or those of an edition
        own_digest TEXT,                                -- SHA-256 of its own leaves; that of content is the digest
        edition_of TEXT REFERENCES text (id)            -- holds leaves for another text, never shown by itself
    ) STRICT
    """,
    """
    CREATE UNIQUE INDEX text_by_digest ON text (digest)
        WHERE digest IS NOT NULL AND removed IS NULL AND edition_of IS NULL
    """,
    "CREATE INDEX text_by_content ON text (content)",
    "CREATE INDEX text_by_edition ON text (edition_of) WHERE edition_of IS NOT NULL",
    "CREATE INDEX text_by_file ON text (file_digest)",
    # ids are never reused: the search index in the other file is keyed by them
    """
    CREATE TABLE leaf (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        text TEXT NOT NULL REFERENCES text (id),
        number INTEGER NOT NULL,
        start INTEGER NOT NULL,
        content TEXT NOT NULL,
        layout TEXT NOT NULL
    ) STRICT
    """,
    "CREATE UNIQUE INDEX leaf_by_number ON leaf (text, number)",
    "CREATE UNIQUE INDEX leaf_by_start ON leaf (text, start)",
    """
    CREATE TABLE section (
        text TEXT NOT NULL REFERENCES text (id),
        number INTEGER NOT NULL,
        title TEXT NOT NULL,
        level INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        PRIMARY KEY (text, number)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE target (
        text TEXT NOT NULL REFERENCES text (id),
        name TEXT NOT NULL,
        position INTEGER NOT NULL,
        PRIMARY KEY (text, name)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE image (
        hash TEXT PRIMARY KEY,
        media_type TEXT NOT NULL,
        width INTEGER NOT NULL,
        height INTEGER NOT NULL,
        data BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE text_image (
        text TEXT NOT NULL REFERENCES text (id),
        image TEXT NOT NULL REFERENCES image (hash),
        PRIMARY KEY (text, image)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX text_by_image ON text_image (image)",
    """
    CREATE TABLE source (
        text TEXT PRIMARY KEY REFERENCES text (id),
        data BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE annotation (
        id TEXT PRIMARY KEY,
        text TEXT NOT NULL REFERENCES text (id),
        kind TEXT NOT NULL,
        created TEXT NOT NULL,
        modified TEXT NOT NULL,
        start INTEGER,                      -- NULL, as are the next five, for a note on the text as a whole
        "end" INTEGER,
        exact TEXT,
        prefix TEXT,
        suffix TEXT,
        section TEXT,
        colour INTEGER NOT NULL DEFAULT 0,
        body TEXT NOT NULL DEFAULT '',
        tags TEXT NOT NULL DEFAULT '[]',
        creator TEXT NOT NULL DEFAULT '',
        orphan INTEGER NOT NULL DEFAULT 0 CHECK (orphan IN (0, 1)),
        deleted TEXT,
        CHECK ((start IS NULL) = ("end" IS NULL) AND (start IS NULL) = (exact IS NULL))
    ) STRICT
    """,
    "CREATE INDEX annotation_by_text ON annotation (text)",
    """
    CREATE TRIGGER annotation_kept BEFORE DELETE ON annotation
    BEGIN SELECT raise(ABORT, 'annotations are never deleted'); END
    """,
    """
    CREATE TRIGGER annotation_anchor_kept BEFORE UPDATE OF exact ON annotation
    WHEN old.exact IS NOT NULL AND new.exact IS NULL
    BEGIN SELECT raise(ABORT, 'an annotation keeps its anchor, as an orphan too'); END
    """,
    # the order of notes.md: by position, then orphans, then notes without a passage; lists 50,000 without a sort
    """
    CREATE INDEX annotation_in_order ON annotation (text, start IS NULL, orphan, start, "end", created, id, deleted)
        WHERE deleted IS NULL
    """,
    """
    CREATE INDEX annotation_by_place ON annotation (text, start, "end")
        WHERE deleted IS NULL AND orphan = 0 AND start IS NOT NULL
    """,
    """
    CREATE INDEX annotation_by_length ON annotation (text, "end" - start)
        WHERE deleted IS NULL AND orphan = 0 AND start IS NOT NULL
    """,
    """
    CREATE TABLE operation (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        at TEXT NOT NULL,
        edits TEXT NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
    ) STRICT
    """,
    """
    CREATE TABLE entry (
        id TEXT PRIMARY KEY,
        text TEXT REFERENCES text (id),
        class TEXT NOT NULL,
        start TEXT NOT NULL,
        "end" TEXT NOT NULL,
        utc_offset INTEGER NOT NULL,
        day TEXT NOT NULL,
        seconds REAL NOT NULL,
        origin TEXT NOT NULL,
        range_start INTEGER NOT NULL,
        range_end INTEGER NOT NULL,
        device TEXT NOT NULL,
        reason TEXT NOT NULL,
        refers_to TEXT REFERENCES entry (id),
        flag TEXT NOT NULL,
        running INTEGER NOT NULL CHECK (running IN (0, 1)),
        withdrawn TEXT,                     -- when an undo took back a declared or corrected entry
        CHECK ("end" >= start),
        CHECK (origin <> 'measured' OR withdrawn IS NULL)
    ) STRICT
    """,
    "CREATE INDEX entry_by_day ON entry (day)",
    "CREATE INDEX entry_sums ON entry (day, class, seconds) WHERE withdrawn IS NULL",
    "CREATE INDEX entry_by_text ON entry (text)",
    """CREATE INDEX entry_last ON entry ("end") WHERE withdrawn IS NULL""",
    "CREATE INDEX entry_flagged ON entry (start) WHERE flag <> ''",
    "CREATE INDEX entry_corrections ON entry (refers_to) WHERE refers_to IS NOT NULL",
    "CREATE INDEX entry_running ON entry (running) WHERE running = 1",
    """CREATE INDEX entry_by_end ON entry (device, "end", start) WHERE origin = 'measured'""",
    # the sums of a day's entries, so that many years are judged at once; the triggers below maintain it
    """
    CREATE TABLE day_sum (
        day TEXT NOT NULL,
        class TEXT NOT NULL,
        seconds REAL NOT NULL,
        PRIMARY KEY (day, class)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TRIGGER entry_added_to_sum AFTER INSERT ON entry
    BEGIN
        DELETE FROM day_sum WHERE day = new.day AND class = new.class;
        INSERT INTO day_sum SELECT day, class, sum(seconds) FROM entry
            WHERE withdrawn IS NULL AND day = new.day AND class = new.class GROUP BY day, class;
    END
    """,
    """
    CREATE TRIGGER entry_changed_in_sum AFTER UPDATE OF class, seconds, withdrawn ON entry
    BEGIN
        DELETE FROM day_sum WHERE day = new.day AND class IN (old.class, new.class);
        INSERT INTO day_sum SELECT day, class, sum(seconds) FROM entry
            WHERE withdrawn IS NULL AND day = new.day AND class IN (old.class, new.class) GROUP BY day, class;
    END
    """,
    """
    CREATE TRIGGER entry_added_apart BEFORE INSERT ON entry
    WHEN new.origin = 'measured' AND EXISTS (
        SELECT 1 FROM entry WHERE origin = 'measured' AND device = new.device
            AND "end" > new.start AND start < new."end" AND id <> new.id
    )
    BEGIN SELECT raise(ABORT, 'measured spans overlap'); END
    """,
    """
    CREATE TRIGGER entry_grown_apart BEFORE UPDATE OF start, "end", device ON entry
    WHEN new.origin = 'measured' AND EXISTS (
        SELECT 1 FROM entry WHERE origin = 'measured' AND device = new.device
            AND "end" > new.start AND start < new."end" AND id <> new.id
    )
    BEGIN SELECT raise(ABORT, 'measured spans overlap'); END
    """,
    """
    CREATE TRIGGER entry_closed BEFORE UPDATE OF
        id, text, class, start, "end", utc_offset, day, seconds, origin, range_start, range_end, device, reason,
        refers_to, flag, running
    ON entry WHEN old.running = 0
    BEGIN SELECT raise(ABORT, 'entry is closed'); END
    """,
    """
    CREATE TRIGGER entry_day_kept BEFORE UPDATE OF id, start, utc_offset, day, origin, device ON entry
    WHEN new.id <> old.id OR new.start <> old.start OR new.utc_offset <> old.utc_offset OR new.day <> old.day
        OR new.origin <> old.origin OR new.device <> old.device
    BEGIN SELECT raise(ABORT, 'a running entry keeps its start and its day'); END
    """,
    """
    CREATE TRIGGER entry_kept BEFORE DELETE ON entry
    BEGIN SELECT raise(ABORT, 'entries are never deleted'); END
    """,
    """
    CREATE TABLE plan (
        number INTEGER PRIMARY KEY,
        effective_day TEXT NOT NULL,
        goal_minutes INTEGER NOT NULL,
        rest_weekdays TEXT NOT NULL,
        day_start INTEGER NOT NULL,
        make_up_days INTEGER NOT NULL,
        counted_classes TEXT NOT NULL,
        made TEXT NOT NULL,
        withdrawn TEXT
    ) STRICT
    """,
    """
    CREATE TABLE rest_day (
        day TEXT PRIMARY KEY,
        declared TEXT NOT NULL,
        withdrawn TEXT
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE roadmap (
        text TEXT PRIMARY KEY REFERENCES text (id),
        place INTEGER NOT NULL,
        track TEXT NOT NULL,
        wished TEXT,
        removed TEXT
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE roadmap_end (
        number INTEGER PRIMARY KEY CHECK (number = 1),
        wished TEXT,
        withdrawn TEXT
    ) STRICT
    """,
    """
    CREATE TABLE topic (
        id TEXT PRIMARY KEY,
        question TEXT NOT NULL,
        created TEXT NOT NULL,
        removed TEXT
    ) STRICT
    """,
    """
    CREATE TABLE topic_item (
        id TEXT PRIMARY KEY,
        topic TEXT NOT NULL REFERENCES topic (id),
        place INTEGER NOT NULL,
        level INTEGER NOT NULL CHECK (level >= 0),
        annotation TEXT REFERENCES annotation (id),
        words TEXT NOT NULL,                -- free words, where there is no annotation
        removed TEXT,
        CHECK (annotation IS NULL OR words = '')
    ) STRICT
    """,
    "CREATE INDEX topic_item_by_place ON topic_item (topic, place)",
    "CREATE INDEX topic_item_by_annotation ON topic_item (annotation)",
    """
    CREATE TABLE coverage (
        text TEXT NOT NULL REFERENCES text (id),
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL CHECK ("end" > start),
        PRIMARY KEY (text, start)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE speed (
        number INTEGER PRIMARY KEY,
        text TEXT NOT NULL REFERENCES text (id),
        language TEXT NOT NULL,
        characters INTEGER NOT NULL,
        seconds REAL NOT NULL CHECK (seconds > 0),
        at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX speed_by_language ON speed (language, text)",
    """
    CREATE TABLE preference (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE exported (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        file TEXT NOT NULL,
        scope TEXT NOT NULL,                -- a text's id, or a day, a tag, all
        digest TEXT NOT NULL,               -- as it stands in the file
        content TEXT NOT NULL,              -- what was exported, before it was merged
        at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX exported_by_scope ON exported (scope)",
    "CREATE INDEX exported_by_file ON exported (file)",
)


SHELF_AND_PAGES = (
    # the reader's own data on a text: its track, whether it is required, how it is filed
    "ALTER TABLE text ADD COLUMN track TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE text ADD COLUMN required INTEGER NOT NULL DEFAULT 0 CHECK (required IN (0, 1))",
    "ALTER TABLE text ADD COLUMN tags TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE text ADD COLUMN archived TEXT",
    "ALTER TABLE text ADD COLUMN cover TEXT REFERENCES image (hash)",
    "CREATE INDEX text_by_cover ON text (cover)",
    # the import options the reader chose where the guesses were wrong
    "ALTER TABLE text ADD COLUMN choices TEXT NOT NULL DEFAULT '{}'",
    """
    UPDATE text SET track = (SELECT track FROM roadmap WHERE roadmap.text = text.id)
        WHERE id IN (SELECT text FROM roadmap)
    """,
    # the positions where the pages of a printed edition begin
    """
    CREATE TABLE page (
        text TEXT NOT NULL REFERENCES text (id),
        number INTEGER NOT NULL,
        label TEXT NOT NULL,
        start INTEGER NOT NULL,
        PRIMARY KEY (text, number)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX page_by_start ON page (text, start)",
    f"CREATE INDEX text_by_file_name ON text ({FILE_NAME})",
    # a stored file is compressed by zlib; those that were stored before are not
    "ALTER TABLE source ADD COLUMN packed INTEGER NOT NULL DEFAULT 0 CHECK (packed IN (0, 1))",
)
"""What version 2 of the schema adds to version 1."""

QUARANTINE = (
    # rows that could not be read, as they were stored, before `check` mended or moved them
    """
    CREATE TABLE quarantine (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        "table" TEXT NOT NULL,
        row TEXT NOT NULL,
        content TEXT NOT NULL,
        at TEXT NOT NULL
    ) STRICT
    """,
)
"""What version 3 of the schema adds to version 2."""

PLANS_AND_MACHINES = (
    # the history of plans is a fold over all that were made, in the order of their times and ids
    "ALTER TABLE plan ADD COLUMN id TEXT NOT NULL DEFAULT ''",
    # the study day on which it was made; NULL: it was not recorded
    "ALTER TABLE plan ADD COLUMN made_day TEXT",
    "ALTER TABLE plan ADD COLUMN is_default INTEGER NOT NULL DEFAULT 0 CHECK (is_default IN (0, 1))",
    "UPDATE plan SET id = made || '-' || printf('%08d', number + 1000000), is_default = (number = 1)",
    # so far a later number overruled an earlier one, whatever the clock said
    "UPDATE plan SET made = (SELECT max(made) FROM plan AS earlier WHERE earlier.number <= plan.number)",
    "ALTER TABLE rest_day ADD COLUMN made_day TEXT",
    # the entries of one correction have its step, so that those of two machines are applied one after the other
    "ALTER TABLE entry ADD COLUMN step TEXT",
    # the days whose sums are counted over the union of several machines, and not by the triggers
    """
    CREATE TABLE united_day (
        day TEXT PRIMARY KEY,
        stale INTEGER NOT NULL CHECK (stale IN (0, 1))  -- whether its sums have to be counted again
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TRIGGER entry_of_another_machine AFTER INSERT ON entry
    WHEN EXISTS (
        SELECT 1 FROM entry WHERE device <> new.device
            AND day BETWEEN date(new.day, '-1 day') AND date(new.day, '+1 day')
    )
    BEGIN
        INSERT OR IGNORE INTO united_day SELECT DISTINCT day, 1 FROM entry
            WHERE day BETWEEN date(new.day, '-1 day') AND date(new.day, '+1 day');
    END
    """,
    """
    CREATE TRIGGER entry_added_to_union AFTER INSERT ON entry
    BEGIN
        UPDATE united_day SET stale = 1 WHERE day BETWEEN date(new.day, '-1 day') AND date(new.day, '+1 day');
    END
    """,
    """
    CREATE TRIGGER entry_changed_in_union AFTER UPDATE OF class, start, "end", seconds, withdrawn ON entry
    BEGIN
        UPDATE united_day SET stale = 1 WHERE day BETWEEN date(new.day, '-1 day') AND date(new.day, '+1 day');
    END
    """,
    # in a library in which several machines have met, all days are counted over the union from now on
    """
    INSERT INTO united_day SELECT DISTINCT day, 1 FROM entry
        WHERE (SELECT count(DISTINCT device) FROM entry) > 1
    """,
    "DROP TRIGGER entry_added_to_sum",
    """
    CREATE TRIGGER entry_added_to_sum AFTER INSERT ON entry
    WHEN NOT EXISTS (SELECT 1 FROM united_day WHERE day = new.day)
    BEGIN
        DELETE FROM day_sum WHERE day = new.day AND class = new.class;
        INSERT INTO day_sum SELECT day, class, sum(seconds) FROM entry
            WHERE withdrawn IS NULL AND day = new.day AND class = new.class GROUP BY day, class;
    END
    """,
    "DROP TRIGGER entry_changed_in_sum",
    """
    CREATE TRIGGER entry_changed_in_sum AFTER UPDATE OF class, seconds, withdrawn ON entry
    WHEN NOT EXISTS (SELECT 1 FROM united_day WHERE day = new.day)
    BEGIN
        DELETE FROM day_sum WHERE day = new.day AND class IN (old.class, new.class);
        INSERT INTO day_sum SELECT day, class, sum(seconds) FROM entry
            WHERE withdrawn IS NULL AND day = new.day AND class IN (old.class, new.class) GROUP BY day, class;
    END
    """,
    "DROP TRIGGER entry_closed",
    """
    CREATE TRIGGER entry_closed BEFORE UPDATE OF
        id, text, class, start, "end", utc_offset, day, seconds, origin, range_start, range_end, device, reason,
        refers_to, flag, running, step
    ON entry WHEN old.running = 0
    BEGIN SELECT raise(ABORT, 'entry is closed'); END
    """,
)
"""What version 4 of the schema adds to version 3."""

GOALS_AND_OMISSIONS = (
    # the minutes of the weekdays that differ from the daily goal, by the number of the weekday (Monday is 0)
    "ALTER TABLE plan ADD COLUMN weekday_minutes TEXT NOT NULL DEFAULT '{}'",
    # the goal of a week, in minutes or in days kept, beside that of a day
    "ALTER TABLE plan ADD COLUMN week_minutes INTEGER",
    "ALTER TABLE plan ADD COLUMN week_days INTEGER",
    # the first day of the vacation that the day of rest was declared with; NULL: it was declared by itself
    "ALTER TABLE rest_day ADD COLUMN vacation TEXT",
    # what the importer left out of a text, by kind
    """
    CREATE TABLE omission (
        text TEXT NOT NULL REFERENCES text (id),
        kind TEXT NOT NULL,
        count INTEGER NOT NULL CHECK (count > 0),
        PRIMARY KEY (text, kind)
    ) STRICT, WITHOUT ROWID
    """,
)
"""What version 5 of the schema adds to version 4."""

STUDY = (
    # a question of the bank; its id follows from its kind, words and options, so that it comes in once
    """
    CREATE TABLE question (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        stem TEXT NOT NULL,
        content TEXT NOT NULL,              -- options, answers, tolerance, pairs and feedback, as JSON
        name TEXT NOT NULL,
        category TEXT NOT NULL,
        origin TEXT NOT NULL,               -- the file or pack that it came in
        text TEXT,                          -- the text and words that it asks about, where they are known
        quote TEXT NOT NULL,
        made TEXT NOT NULL,
        removed TEXT
    ) STRICT
    """,
    # a card of the self-test; its id follows from what it is made of, so that making it twice gives one card
    """
    CREATE TABLE card (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        annotation TEXT REFERENCES annotation (id),
        question TEXT REFERENCES question (id),
        field TEXT NOT NULL,                -- whether the words stand in the passage or in the note
        words TEXT NOT NULL,                -- what is asked for: of a blank, of a clause
        nth INTEGER NOT NULL,               -- which of several places with these words
        quote TEXT NOT NULL,                -- the passage or note as it was when the card was made
        made TEXT NOT NULL,
        day TEXT NOT NULL,                  -- the study day on which it was made
        rests_until TEXT,                   -- the study day until which the reader laid it to rest
        prompted INTEGER NOT NULL,          -- the lapses at which the reader was last asked what to do about it
        removed TEXT,
        CHECK ((annotation IS NULL) <> (question IS NULL))
    ) STRICT
    """,
    "CREATE INDEX card_by_annotation ON card (annotation) WHERE annotation IS NOT NULL",
    "CREATE INDEX card_by_question ON card (question) WHERE question IS NOT NULL",
    # the answers only grow; an undo withdraws one
    """
    CREATE TABLE answer (
        id TEXT PRIMARY KEY,
        card TEXT NOT NULL REFERENCES card (id),
        at TEXT NOT NULL,
        utc_offset INTEGER NOT NULL,
        day TEXT NOT NULL,
        rating TEXT NOT NULL,
        verdict TEXT NOT NULL,              -- of a typed answer; empty where the reader judged alone
        seconds REAL NOT NULL,
        place TEXT NOT NULL,                -- where it was asked: in the self-test, at the end of the hour …
        retention REAL NOT NULL,            -- what it was scheduled with
        weights TEXT NOT NULL,
        withdrawn TEXT
    ) STRICT
    """,
    "CREATE INDEX answer_by_card ON answer (card, day, at)",
    "CREATE INDEX answer_by_day ON answer (day)",
    """
    CREATE TRIGGER answer_closed BEFORE UPDATE OF
        id, card, at, utc_offset, day, rating, verdict, seconds, place, retention, weights
    ON answer
    BEGIN SELECT raise(ABORT, 'an answer stays as it was given'); END
    """,
    """
    CREATE TRIGGER answer_kept BEFORE DELETE ON answer
    BEGIN SELECT raise(ABORT, 'answers are never deleted'); END
    """,
    # what a replay of the answers gives for each card; a row that is missing is counted again
    """
    CREATE TABLE card_state (
        card TEXT PRIMARY KEY REFERENCES card (id),
        due TEXT NOT NULL,
        stability REAL NOT NULL,
        difficulty REAL NOT NULL,
        last_day TEXT NOT NULL,
        lapses INTEGER NOT NULL,
        answers INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX card_state_by_due ON card_state (due)",
    """
    CREATE TRIGGER answer_added_to_state AFTER INSERT ON answer
    BEGIN DELETE FROM card_state WHERE card = new.card; END
    """,
    """
    CREATE TRIGGER answer_changed_in_state AFTER UPDATE OF withdrawn ON answer
    BEGIN DELETE FROM card_state WHERE card = new.card; END
    """,
    # what the reader chose for the study of single marks
    """
    CREATE TABLE mark_option (
        annotation TEXT PRIMARY KEY REFERENCES annotation (id),
        all_blanks INTEGER NOT NULL CHECK (all_blanks IN (0, 1)),      -- its blanks are asked for at once
        suggested INTEGER NOT NULL CHECK (suggested IN (0, 1)),        -- 0: never suggested at the end of the hour
        in_lessons INTEGER NOT NULL CHECK (in_lessons IN (0, 1)),      -- 0: never chosen for a lesson
        removed TEXT
    ) STRICT
    """,
    # the lessons that were shown; those of a day before the last were passed over
    """
    CREATE TABLE lesson (
        id TEXT PRIMARY KEY,                -- the day and the number, so that two machines mean the same one
        day TEXT NOT NULL,
        number INTEGER NOT NULL,
        source TEXT NOT NULL,
        text TEXT,
        annotation TEXT,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        quote TEXT NOT NULL,
        form TEXT NOT NULL,
        shown TEXT NOT NULL,
        done TEXT,
        removed TEXT
    ) STRICT
    """,
    # the lessons that a table or a pack sets for a day
    """
    CREATE TABLE set_lesson (
        id TEXT PRIMARY KEY,
        day TEXT NOT NULL,
        text TEXT NOT NULL,                 -- the id of a text or its title
        start INTEGER,
        quote TEXT NOT NULL,
        form TEXT NOT NULL,
        host TEXT NOT NULL,
        origin TEXT NOT NULL,
        made TEXT NOT NULL,
        removed TEXT
    ) STRICT
    """,
    "CREATE INDEX set_lesson_by_day ON set_lesson (day)",
    # a rota is a fold over its changes, each in force from a day on
    """
    CREATE TABLE rota_change (
        id TEXT PRIMARY KEY,
        rota TEXT NOT NULL,
        kind TEXT NOT NULL,                 -- members, days, away, swap, end
        day TEXT NOT NULL,
        value TEXT NOT NULL,                -- what it changes to, as JSON
        made TEXT NOT NULL,
        made_day TEXT NOT NULL,
        removed TEXT
    ) STRICT
    """,
    "CREATE INDEX rota_change_by_rota ON rota_change (rota, made)",
    # the quizzes that were finished
    """
    CREATE TABLE quiz (
        id TEXT PRIMARY KEY,
        seed INTEGER NOT NULL,
        mode TEXT NOT NULL,
        at TEXT NOT NULL,
        day TEXT NOT NULL,
        answers TEXT NOT NULL,              -- question and what was answered, in order, as JSON
        right INTEGER NOT NULL,
        points REAL NOT NULL,
        total INTEGER NOT NULL,
        missed TEXT NOT NULL,               -- the ids of the missed questions, as JSON
        removed TEXT
    ) STRICT
    """,
    """
    CREATE TABLE project (
        id TEXT PRIMARY KEY,
        title TEXT NOT NULL,
        made TEXT NOT NULL,
        done TEXT,                          -- the study day
        removed TEXT
    ) STRICT
    """,
    """
    CREATE TABLE action (
        id TEXT PRIMARY KEY,
        project TEXT REFERENCES project (id),
        what TEXT NOT NULL,
        who TEXT NOT NULL,
        due TEXT,                           -- the study day
        state TEXT NOT NULL,
        outcome TEXT NOT NULL,              -- what came of it, or why it was dropped
        annotation TEXT REFERENCES annotation (id),
        source_words TEXT NOT NULL,         -- the passage or note that it came from, as it was
        made TEXT NOT NULL,
        day TEXT NOT NULL,
        done TEXT,                          -- the study day
        removed TEXT
    ) STRICT
    """,
    "CREATE INDEX action_by_annotation ON action (annotation) WHERE annotation IS NOT NULL",
    # every change of an action, with its day and words
    """
    CREATE TABLE action_change (
        id TEXT PRIMARY KEY,
        action TEXT NOT NULL REFERENCES action (id),
        at TEXT NOT NULL,
        day TEXT NOT NULL,
        kind TEXT NOT NULL,                 -- made, state, due, who, what
        value TEXT NOT NULL,
        words TEXT NOT NULL,
        removed TEXT
    ) STRICT
    """,
    "CREATE INDEX action_change_by_action ON action_change (action, at)",
)
"""What version 6 of the schema adds to version 5."""

STUDY_IN_A_GROUP = (
    # the groups that the reader studies in; each member is a random id there, so that two boards cannot be joined
    """
    CREATE TABLE study_group (
        id TEXT PRIMARY KEY,                -- follows from the name, so that all members mean the same group
        name TEXT NOT NULL,
        member TEXT NOT NULL,               -- who the reader is there: the id of a person
        display_name TEXT NOT NULL,         -- the name that others see; empty until something is handed over
        report_fields TEXT NOT NULL,        -- the fields that were ticked for the last report, as JSON
        roster TEXT NOT NULL,               -- the names of the members in the order of the roster, as JSON
        made TEXT NOT NULL,
        removed TEXT
    ) STRICT
    """,
    # those who handed something over
    """
    CREATE TABLE person (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        earlier_names TEXT NOT NULL,        -- the names that were used before, as JSON
        study_group TEXT REFERENCES study_group (id),
        shows_notes INTEGER NOT NULL CHECK (shows_notes IN (0, 1)),    -- whether their notes stand in the texts
        made TEXT NOT NULL,
        removed TEXT
    ) STRICT
    """,
    # a study pack, made here or opened; what is not a text, a note or a question of it is its content
    """
    CREATE TABLE pack (
        id TEXT PRIMARY KEY,
        number INTEGER NOT NULL,
        study_group TEXT REFERENCES study_group (id),
        person TEXT REFERENCES person (id), -- whose it is; NULL: the reader's own
        title TEXT NOT NULL,
        words TEXT NOT NULL,
        content TEXT NOT NULL,              -- lessons, rota, ids of questions and notes, what was ticked, as JSON
        made TEXT NOT NULL,                 -- the study day
        opened TEXT,
        removed TEXT
    ) STRICT
    """,
    # the texts of a pack in their order, with their portions; one that is only named may not be in the library
    """
    CREATE TABLE pack_text (
        id TEXT PRIMARY KEY,
        pack TEXT NOT NULL REFERENCES pack (id),
        place INTEGER NOT NULL,
        title TEXT NOT NULL,
        author TEXT NOT NULL,
        characters INTEGER NOT NULL,
        digest TEXT NOT NULL,               -- SHA-256 of the canonical text
        text TEXT,                          -- the id of the text in this library; NULL: it is not there
        portions TEXT NOT NULL,             -- the portions with their days and passages, as JSON
        removed TEXT
    ) STRICT
    """,
    "CREATE INDEX pack_text_by_pack ON pack_text (pack, place)",
    # notes of others, beside one's own; a row is known by who made it and by its id there
    """
    CREATE TABLE peer_note (
        id TEXT PRIMARY KEY,
        person TEXT NOT NULL REFERENCES person (id),
        original TEXT NOT NULL,             -- its id in the library of the person
        pack TEXT REFERENCES pack (id),     -- the pack that it came in, as a note of the lead
        text TEXT,                          -- the id of the text in this library; NULL: it waits for its text
        title TEXT NOT NULL,                -- the text that it was made on
        author TEXT NOT NULL,
        digest TEXT NOT NULL,
        kind TEXT NOT NULL,
        created TEXT NOT NULL,
        modified TEXT NOT NULL,
        start INTEGER,                      -- NULL, as are the next five, for a note on the text as a whole
        "end" INTEGER,
        exact TEXT,
        prefix TEXT,
        suffix TEXT,
        section TEXT,
        colour INTEGER NOT NULL,
        body TEXT NOT NULL,
        tags TEXT NOT NULL,
        orphan INTEGER NOT NULL CHECK (orphan IN (0, 1)),
        answers TEXT,                       -- the id of the note that it replies to, in the library of its author
        received TEXT NOT NULL,
        withdrawn TEXT,                     -- when a complete set came without it
        removed TEXT,
        CHECK ((start IS NULL) = ("end" IS NULL) AND (start IS NULL) = (exact IS NULL))
    ) STRICT
    """,
    "CREATE INDEX peer_note_by_text ON peer_note (text, start) WHERE removed IS NULL",
    "CREATE INDEX peer_note_by_person ON peer_note (person)",
    # what the reader's own annotation has to do with a note of another: a reply to it, or taken over from it
    """
    CREATE TABLE peer_link (
        annotation TEXT PRIMARY KEY REFERENCES annotation (id),
        peer_note TEXT NOT NULL REFERENCES peer_note (id),
        role TEXT NOT NULL,                 -- reply, copy
        removed TEXT
    ) STRICT
    """,
    # reports that were handed over; content is erased when one is withdrawn or expires, and stands in no undo step
    """
    CREATE TABLE report (
        id TEXT PRIMARY KEY,
        study_group TEXT NOT NULL REFERENCES study_group (id),
        person TEXT NOT NULL,               -- the reader's own reports have the id of the reader in the group
        number INTEGER NOT NULL,
        first_day TEXT NOT NULL,
        last_day TEXT NOT NULL,
        made TEXT NOT NULL,                 -- the study day
        keep_until TEXT NOT NULL,
        digest TEXT NOT NULL,               -- SHA-256 of the content
        content TEXT NOT NULL,              -- as it was handed over, as JSON; empty once it was erased
        received TEXT,                      -- the study day; NULL: the reader's own, not added to the board as a file
        erased TEXT,                        -- the study day on which it was withdrawn or expired
        withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
        removed TEXT
    ) STRICT
    """,
    "CREATE INDEX report_by_day ON report (study_group, last_day, first_day, removed)",
    "CREATE INDEX report_by_end ON report (keep_until) WHERE erased IS NULL",
    """
    CREATE TABLE meeting (
        id TEXT PRIMARY KEY,
        study_group TEXT REFERENCES study_group (id),
        title TEXT NOT NULL,
        template TEXT NOT NULL,
        day TEXT NOT NULL,
        start TEXT NOT NULL,                -- the local time at which it begins; empty where none is set
        place TEXT NOT NULL,
        minutes INTEGER NOT NULL,
        content TEXT NOT NULL,              -- agenda, who is present, what each speaks about, minutes, as JSON
        made TEXT NOT NULL,
        held TEXT,                          -- the study day
        removed TEXT
    ) STRICT
    """,
    "CREATE INDEX meeting_by_day ON meeting (day)",
    """
    CREATE TABLE contest (
        id TEXT PRIMARY KEY,
        title TEXT NOT NULL,
        day TEXT NOT NULL,
        log TEXT NOT NULL,                  -- teams, questions and what happened, in order, as JSON
        made TEXT NOT NULL,
        removed TEXT
    ) STRICT
    """,
    # a quiz may be a round of a pack: its paper is the same for all members
    "ALTER TABLE quiz ADD COLUMN pack TEXT REFERENCES pack (id)",
    "ALTER TABLE quiz ADD COLUMN round INTEGER",
)
"""What version 7 of the schema adds to version 6."""

STYLES_AND_APPEARANCE = (
    # how the passage of an annotation is marked, beside its colour
    "ALTER TABLE annotation ADD COLUMN style TEXT NOT NULL DEFAULT 'highlight'",
    "ALTER TABLE peer_note ADD COLUMN style TEXT NOT NULL DEFAULT 'highlight'",
    # what of the look of a text differs from the settings, as JSON
    "ALTER TABLE text ADD COLUMN appearance TEXT NOT NULL DEFAULT '{}'",
)
"""What version 8 of the schema adds to version 7."""

BIBLIOGRAPHY = (
    # what the publication of a text says of itself beside title, author and language, as JSON
    "ALTER TABLE text ADD COLUMN bibliography TEXT NOT NULL DEFAULT '{}'",
)
"""What version 9 of the schema adds to version 8."""

_NOTING = "(SELECT noting FROM sync_group)"


def _new_noted(table: str, kind: str, key: str, when: str = "") -> str:
    """Return a trigger of version 10: of each new row of a table for which ``when`` holds, note kind and ``key``."""
    return (
        f"CREATE TRIGGER {table}_{kind}_added AFTER INSERT ON {table} WHEN {_NOTING}{when and f' AND {when}'} "  # noqa: S608
        f"BEGIN INSERT INTO sync_dirty (kind, id) VALUES ('{kind}', {key}); END"
    )


def _change_noted(table: str, kind: str, key: str, columns: str, when: str = "") -> str:
    """Return a trigger of version 10: of each row in which one of the columns is written, note kind and ``key``."""
    return (
        f"CREATE TRIGGER {table}_{kind}_changed AFTER UPDATE OF {columns} ON {table} "  # noqa: S608
        f"WHEN {_NOTING}{when and f' AND {when}'} "
        f"BEGIN INSERT INTO sync_dirty (kind, id) VALUES ('{kind}', {key}); END"
    )


def _noted(table: str, kind: str, key: str, columns: str, when: str = "") -> tuple[str, str]:
    """Return the triggers that note new rows and changed ones, while the library belongs to a group of machines."""
    return _new_noted(table, kind, key, when), _change_noted(table, kind, key, columns, when)


def _withdrawal_noted(table: str) -> tuple[str, str]:
    """Return the triggers that note that a row was withdrawn, or came as withdrawn."""
    row = (table, "withdrawal", f"'{table}/' || new.id")
    return _new_noted(*row, "new.withdrawn IS NOT NULL"), _change_noted(*row, "withdrawn")


OTHER_MACHINES = (
    # the group of machines of one reader that the library belongs to; no row, or one without a folder: to none
    """
    CREATE TABLE sync_group (
        number INTEGER PRIMARY KEY CHECK (number = 1),
        noting INTEGER NOT NULL CHECK (noting IN (0, 1)),       -- whether the triggers below note what changes
        folder TEXT,
        name TEXT,                          -- of this machine
        texts TEXT,                         -- which texts travel: all, used, none
        "group" TEXT,
        replica TEXT,                       -- the id under which this machine writes
        epoch INTEGER,
        nonce TEXT
    ) STRICT
    """,
    # what has changed since it was sent last, in order; a row that changed often stands here as often
    """
    CREATE TABLE sync_dirty (
        counter INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        id TEXT NOT NULL                    -- the key of the row in this library
    ) STRICT
    """,
    # what came from another machine and cannot be written yet: what it refers to is not here, or it is not understood
    """
    CREATE TABLE sync_waiting (
        form TEXT NOT NULL,                 -- record, row
        kind TEXT NOT NULL,
        id TEXT NOT NULL,
        content TEXT NOT NULL,              -- as it came, as JSON
        needs TEXT NOT NULL,                -- the kind and id of what it waits for; empty: this program cannot write it
        at TEXT NOT NULL,
        PRIMARY KEY (form, kind, id)
    ) STRICT, WITHOUT ROWID
    """,
    # lists as they are on the other machines, where something in them is not here
    """
    CREATE TABLE sync_order (
        kind TEXT NOT NULL,
        id TEXT NOT NULL,
        items TEXT NOT NULL,                -- the ids of all, in order, as JSON
        PRIMARY KEY (kind, id)
    ) STRICT, WITHOUT ROWID
    """,
    # words that two machines wrote without having seen each other, until the reader has chosen
    """
    CREATE TABLE sync_both (
        kind TEXT NOT NULL,
        id TEXT NOT NULL,
        field TEXT NOT NULL,
        merged TEXT NOT NULL,
        versions TEXT NOT NULL,             -- the words by machine, as JSON
        at TEXT NOT NULL,
        PRIMARY KEY (kind, id, field)
    ) STRICT, WITHOUT ROWID
    """,
    # the other digests by which machines know a text, whose file was read in another way there
    """
    CREATE TABLE sync_text_key (
        key TEXT PRIMARY KEY,
        text TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    # passages of another edition than the one that is shown here: as they came, and where they were placed here
    """
    CREATE TABLE sync_anchor (
        annotation TEXT PRIMARY KEY,
        anchor TEXT NOT NULL,
        placed TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    # the edition that the other machines show, where it is not the one that is shown here
    "ALTER TABLE text ADD COLUMN wanted_edition TEXT",
    # when the reader last went to another place in the text; NULL: not recorded. Opening it is not going anywhere
    "ALTER TABLE text ADD COLUMN placed TEXT",
    """
    CREATE TRIGGER text_placed AFTER UPDATE OF place ON text
    WHEN new.place <> old.place AND new.placed IS old.placed
    BEGIN UPDATE text SET placed = new.opened WHERE id = new.id; END
    """,
    "CREATE INDEX text_by_own_digest ON text (own_digest) WHERE own_digest IS NOT NULL",
    # whether a day has entries of several machines is asked for each entry that comes in
    "DROP INDEX entry_by_day",
    "CREATE INDEX entry_by_day ON entry (day, device)",
    # what a step took in from other machines, in numbers, as JSON; NULL: it is a step of the reader
    "ALTER TABLE operation ADD COLUMN intake TEXT",
    *_noted(
        *("annotation", "annotation", "new.id"),
        'text, kind, created, modified, start, "end", exact, prefix, suffix, section, colour, style, body, tags, '
        "creator, deleted",
    ),
    *_noted(
        *("text", "text", "new.id"),
        "title, author, language, format, file_digest, digest, removed, track, required, tags, archived, appearance, "
        "bibliography, own_digest",
        when="new.edition_of IS NULL AND (new.digest IS NOT NULL OR new.format = 'awaited')",
    ),
    _change_noted("text", "place", "new.id", "place"),
    *_noted("topic", "topic", "new.id", "question, created, removed"),
    *_noted("topic_item", "topic_item", "new.id", "topic, level, annotation, words, removed"),
    *_noted("topic_item", "order", "'topic/' || new.topic", "topic, place, removed"),
    *_noted("roadmap", "roadmap", "new.text", "wished, removed"),
    *_noted("roadmap", "order", "'roadmap/roadmap'", "place, removed"),
    *_noted("roadmap_end", "roadmap_end", "new.number", "wished, withdrawn"),
    *_noted("rest_day", "rest_day", "new.day", "declared, made_day, vacation, withdrawn"),
    *_noted("question", "question", "new.id", "kind, stem, content, name, category, origin, text, quote, removed"),
    *_noted("card", "card", "new.id", "field, words, nth, quote, rests_until, prompted, removed"),
    *_noted("mark_option", "mark_option", "new.annotation", "all_blanks, suggested, in_lessons, removed"),
    *_noted("lesson", "lesson", "new.id", "form, done, removed"),
    *_noted("set_lesson", "set_lesson", "new.id", "text, start, quote, form, host, origin, removed"),
    *_noted("rota_change", "rota_change", "new.id", "value, removed"),
    *_noted("quiz", "quiz", "new.id", "answers, right, points, total, missed, removed, pack, round"),
    *_noted("project", "project", "new.id", "title, done, removed"),
    *_noted(
        *("action", "action", "new.id"),
        "project, what, who, due, state, outcome, annotation, source_words, done, removed",
    ),
    *_noted("action_change", "action_change", "new.id", "removed"),
    *_noted("study_group", "study_group", "new.id", "name, member, display_name, report_fields, roster, removed"),
    *_noted("person", "person", "new.id", "name, earlier_names, study_group, shows_notes, removed"),
    *_noted(*("pack", "pack", "new.id"), "number, study_group, person, title, words, content, made, opened, removed"),
    *_noted("pack_text", "pack_text", "new.id", "place, title, author, characters, digest, portions, removed"),
    *_noted(
        *("peer_note", "peer_note", "new.id"),
        "person, pack, title, author, digest, kind, created, modified, exact, prefix, suffix, section, colour, body, "
        "tags, answers, withdrawn, style, removed",
    ),
    *_noted("peer_link", "peer_link", "new.annotation", "peer_note, role, removed"),
    *_noted(
        *("meeting", "meeting", "new.id"),
        "study_group, title, template, day, start, place, minutes, content, held, removed",
    ),
    *_noted("contest", "contest", "new.id", "title, day, log, removed"),
    # entries travel when they are closed
    *_noted("entry", "entry", "new.id", "running", when="new.running = 0"),
    *_withdrawal_noted("entry"),
    _new_noted("answer", "answer", "new.id"),
    *_withdrawal_noted("answer"),
    _new_noted("plan", "plan", "new.id"),
    *_withdrawal_noted("plan"),
    _new_noted("coverage", "coverage", "new.text || '/' || new.start || '/' || new.\"end\""),
    _new_noted("speed", "speed", "new.number"),
)
"""What version 10 of the schema adds to version 9."""

MIGRATIONS = (
    ("0001_first_tables", FIRST_TABLES),
    ("0002_shelf_and_pages", SHELF_AND_PAGES),
    ("0003_quarantine", QUARANTINE),
    ("0004_plans_and_machines", PLANS_AND_MACHINES),
    ("0005_goals_and_omissions", GOALS_AND_OMISSIONS),
    ("0006_study", STUDY),
    ("0007_study_in_a_group", STUDY_IN_A_GROUP),
    ("0008_styles_and_appearance", STYLES_AND_APPEARANCE),
    ("0009_bibliography", BIBLIOGRAPHY),
    ("0010_other_machines", OTHER_MACHINES),
)
"""The name under which a library records each migration, and its statements; new ones come last."""

SCHEMA_VERSION = len(MIGRATIONS)
"""The value of ``user_version``; a file with a higher one was written by a newer program."""
