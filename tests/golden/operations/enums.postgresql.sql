-- ## createEnum: and a column of it

CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');

CREATE TABLE t (
    mood mood
);

-- enum public.mood ('sad', 'ok', 'happy')
-- table public.t
--   column mood mood null

-- ## createEnum: in a schema

CREATE TYPE "App".mood AS ENUM ('sad', 'ok', 'happy');

-- schema "App"
-- enum "App".mood ('sad', 'ok', 'happy')

-- ## createEnum: ifNotExists leaves what is there

DO $$
BEGIN
    IF to_regtype('mood') IS NULL THEN CREATE TYPE mood AS ENUM ('a'); END IF;
END
$$;

-- enum public.mood ('sad', 'ok', 'happy')

-- ## createEnum: ifNotExists where there is none

DO $$
BEGIN
    IF to_regtype('mood') IS NULL THEN CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy'); END IF;
END
$$;

-- enum public.mood ('sad', 'ok', 'happy')

-- ## createEnum: odd names and labels

CREATE TYPE "x""); DROP TABLE users; --" AS ENUM ('', 'it''s "quoted"', 'x''); DROP TABLE users; --', E'\\'' \\\\ \\n', 'one
two␍
three␍four	tab', '$tag$ $$ ; $tag$', ':name $1 ?1 %s 100%', 'naïve 😀', 'CURRENT_TIMESTAMP', 'NULL');

DO $block1$
BEGIN
    IF to_regtype(E'":name $1 ?1 %s \\ $$"') IS NULL THEN CREATE TYPE ":name $1 ?1 %s \ $$" AS ENUM ('$do1$', '$$'); END IF;
END
$block1$;

DO $$
BEGIN
    IF to_regtype('"select"') IS NULL THEN CREATE TYPE "select" AS ENUM ('select'); END IF;
END
$$;

DO $$
BEGIN
    IF to_regtype('"CamelCase"') IS NULL THEN CREATE TYPE "CamelCase" AS ENUM ('CamelCase'); END IF;
END
$$;

DO $$
BEGIN
    IF to_regtype('" two  words "') IS NULL THEN CREATE TYPE " two  words " AS ENUM (' two  words '); END IF;
END
$$;

DO $$
BEGIN
    IF to_regtype('"it''s ""quoted"""') IS NULL THEN CREATE TYPE "it's ""quoted""" AS ENUM ('it''s "quoted"'); END IF;
END
$$;

DO $$
BEGIN
    IF to_regtype('"naïve 😀"') IS NULL THEN CREATE TYPE "naïve 😀" AS ENUM ('naïve 😀'); END IF;
END
$$;

DO $block1$
BEGIN
    IF to_regtype(E'":name $1 ?1 %s \\ $$"') IS NULL THEN CREATE TYPE ":name $1 ?1 %s \ $$" AS ENUM (E':name $1 ?1 %s \\ $$'); END IF;
END
$block1$;

-- enum public." two  words " (' two  words ')
-- enum public.":name $1 ?1 %s \ $$" ('$do1$', '$$')
-- enum public."CamelCase" ('CamelCase')
-- enum public."it's ""quoted""" ('it''s "quoted"')
-- enum public."naïve 😀" ('naïve 😀')
-- enum public."select" ('select')
-- enum public."x""); DROP TABLE users; --" ('', 'it''s "quoted"', 'x''); DROP TABLE users; --', E'\\'' \\\\ \\n', 'one
-- two␍
-- three␍-- four	tab', '$tag$ $$ ; $tag$', ':name $1 ?1 %s 100%', 'naïve 😀', 'CURRENT_TIMESTAMP', 'NULL')

-- ## createEnum: one that is there

-- database: PostgreSQL refused the statement: type "mood" already exists

-- ## dropEnum: by its name

DROP TYPE mood;

-- nothing

-- ## dropEnum: in a schema

DROP TYPE "App".mood;

-- schema "App"

-- ## dropEnum: ifExists without one

DROP TYPE IF EXISTS mood;

-- nothing

-- ## dropEnum: with the columns that are of it

DROP TYPE mood CASCADE;

-- table public.t
--   column id integer not null default nextval('t_id_seq'::regclass)
--   constraint t_pkey PRIMARY KEY (id)
--   sequence t_id_seq integer
--   row (1)
--   row (2)

-- ## dropEnum: that columns are of

-- database: PostgreSQL refused the statement: cannot drop type mood because other objects depend on it. column wish of table moods depends on type mood; column mood of table moods depends on type mood; column mood of table users depends on type mood
--   Use DROP ... CASCADE to drop the dependent objects too.

-- ## renameEnum: and its columns stay

ALTER TYPE mood RENAME TO "Mood";

-- enum public."Mood" ('sad', 'ok', 'happy')
-- table public.moods
--   column mood "Mood" not null
--   column wish "Mood" null default 'ok'::"Mood"
--   constraint no_sad_wish CHECK ((wish <> 'sad'::"Mood"))
--   constraint moods_pkey PRIMARY KEY (mood)
--   row (happy,ok)
--   row (ok,)
-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column mood "Mood" not null default 'happy'::"Mood"
--   constraint users_mood_fkey FOREIGN KEY (mood) REFERENCES moods(mood)
--   constraint users_pkey PRIMARY KEY (id)
--   index INDEX ix_mood ON public.users USING btree (mood, ((mood < 'ok'::"Mood")))
--   index INDEX ix_ok ON public.users USING btree (id) WHERE (mood = 'ok'::"Mood")
--   sequence users_id_seq integer
--   row (1,ok)
--   row (2,happy)

-- ## renameEnum: in a schema

ALTER TYPE "App".mood RENAME TO feeling;

-- schema "App"
-- enum "App".feeling ('sad', 'ok', 'happy')

-- ## renameEnum: to a name that is taken

-- database: PostgreSQL refused the statement: type "other" already exists

-- ## addEnumValue: that is used right behind it

INSERT INTO moods (mood, wish) VALUES ('sad', NULL);

COMMIT;

ALTER TYPE mood ADD VALUE IF NOT EXISTS 'glad';

BEGIN;

INSERT INTO moods (mood, wish) VALUES ('glad', 'glad');

COMMIT;

ALTER TYPE mood ADD VALUE IF NOT EXISTS 'so so' BEFORE 'ok';

ALTER TYPE mood ADD VALUE IF NOT EXISTS 'better' AFTER 'ok';

BEGIN;

-- enum public.mood ('sad', 'so so', 'ok', 'better', 'happy', 'glad')
-- table public.moods
--   column mood mood not null
--   column wish mood null default 'ok'::mood
--   constraint no_sad_wish CHECK ((wish <> 'sad'::mood))
--   constraint moods_pkey PRIMARY KEY (mood)
--   row (glad,glad)
--   row (happy,ok)
--   row (ok,)
--   row (sad,)
-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column mood mood not null default 'happy'::mood
--   constraint users_mood_fkey FOREIGN KEY (mood) REFERENCES moods(mood)
--   constraint users_pkey PRIMARY KEY (id)
--   index INDEX ix_mood ON public.users USING btree (mood, ((mood < 'ok'::mood)))
--   index INDEX ix_ok ON public.users USING btree (id) WHERE (mood = 'ok'::mood)
--   sequence users_id_seq integer
--   row (1,ok)
--   row (2,happy)

-- ## addEnumValue: that is there

COMMIT;

ALTER TYPE mood ADD VALUE IF NOT EXISTS 'sad' AFTER 'happy';

BEGIN;

-- enum public.mood ('sad', 'ok', 'happy')

-- ## addEnumValue: in a schema, an odd label

COMMIT;

ALTER TYPE "App".mood ADD VALUE IF NOT EXISTS '' BEFORE 'ok';

ALTER TYPE "App".mood ADD VALUE IF NOT EXISTS 'it''s "quoted"' BEFORE 'ok';

ALTER TYPE "App".mood ADD VALUE IF NOT EXISTS 'x''); DROP TABLE users; --' BEFORE 'ok';

ALTER TYPE "App".mood ADD VALUE IF NOT EXISTS E'\\'' \\\\ \\n' BEFORE 'ok';

ALTER TYPE "App".mood ADD VALUE IF NOT EXISTS 'one
two␍
three␍four	tab' BEFORE 'ok';

ALTER TYPE "App".mood ADD VALUE IF NOT EXISTS '$tag$ $$ ; $tag$' BEFORE 'ok';

ALTER TYPE "App".mood ADD VALUE IF NOT EXISTS ':name $1 ?1 %s 100%' BEFORE 'ok';

ALTER TYPE "App".mood ADD VALUE IF NOT EXISTS 'naïve 😀' BEFORE 'ok';

ALTER TYPE "App".mood ADD VALUE IF NOT EXISTS 'CURRENT_TIMESTAMP' BEFORE 'ok';

ALTER TYPE "App".mood ADD VALUE IF NOT EXISTS 'NULL' BEFORE 'ok';

BEGIN;

-- schema "App"
-- enum "App".mood ('sad', '', 'it''s "quoted"', 'x''); DROP TABLE users; --', E'\\'' \\\\ \\n', 'one
-- two␍
-- three␍-- four	tab', '$tag$ $$ ; $tag$', ':name $1 ?1 %s 100%', 'naïve 😀', 'CURRENT_TIMESTAMP', 'NULL', 'ok', 'happy')

-- ## addEnumValue: beside a label that isn't there

-- database: PostgreSQL refused the statement: "merry" is not an existing enum label

-- ## renameEnumValue: wherever it is used

ALTER TYPE mood RENAME VALUE 'ok' TO 'x''); DROP TABLE users; --';

-- enum public.mood ('sad', 'x''); DROP TABLE users; --', 'happy')
-- table public.moods
--   column mood mood not null
--   column wish mood null default 'x''); DROP TABLE users; --'::mood
--   constraint no_sad_wish CHECK ((wish <> 'sad'::mood))
--   constraint moods_pkey PRIMARY KEY (mood)
--   row ("x'); DROP TABLE users; --",)
--   row (happy,"x'); DROP TABLE users; --")
-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column mood mood not null default 'happy'::mood
--   constraint users_mood_fkey FOREIGN KEY (mood) REFERENCES moods(mood)
--   constraint users_pkey PRIMARY KEY (id)
--   index INDEX ix_mood ON public.users USING btree (mood, ((mood < 'x''); DROP TABLE users; --'::mood)))
--   index INDEX ix_ok ON public.users USING btree (id) WHERE (mood = 'x''); DROP TABLE users; --'::mood)
--   sequence users_id_seq integer
--   row (1,"x'); DROP TABLE users; --")
--   row (2,happy)

-- ## renameEnumValue: that rows and the default of a table have

ALTER TYPE mood RENAME VALUE 'happy' TO 'x''); DROP TABLE users; --';

-- enum public.mood ('sad', 'ok', 'x''); DROP TABLE users; --')
-- table public.t
--   column mood mood not null default 'x''); DROP TABLE users; --'::mood
--   row ("x'); DROP TABLE users; --")
--   row (ok)

-- ## renameEnumValue: of tables that are joined by it, with labels of that name elsewhere

ALTER TYPE mood RENAME VALUE 'ok' TO 'fine';

-- enum public.mood ('sad', 'fine', 'happy')
-- enum public.state ('ok', 'down')
-- table public.moods
--   column mood mood not null
--   constraint moods_pkey PRIMARY KEY (mood)
--   row (fine)
--   row (sad)
-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column mood mood null default 'fine'::mood
--   column state state null default 'ok'::state
--   column note text null default 'ok'::text
--   constraint users_mood_fkey FOREIGN KEY (mood) REFERENCES moods(mood)
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,fine,ok,ok)
--   row (2,sad,,ok)

-- ## renameEnumValue: in a schema

ALTER TYPE "App".mood RENAME VALUE 'ok' TO 'fine';

-- schema "App"
-- enum "App".mood ('sad', 'fine', 'happy')

-- ## renameEnumValue: that is another one, too

-- database: PostgreSQL refused the statement: enum label "happy" already exists

-- ## renameEnumValue: that isn't there

-- database: PostgreSQL refused the statement: "merry" is not an existing enum label

-- ## dropEnumValue: that nothing has

DO $$
DECLARE
    enum regtype := 'mood';
    enums regtype := 'mood[]';
    name text := enum;
    gone text := 'ok';
    instead text := NULL;
    replacement text := format('%L::%s', coalesce(instead, gone), name);
    part record;
    uses bigint;
    used text[] := '{}';
    draft text;
    before text[];
    changes text[] := '{}';
    after text[];
    step text;
BEGIN
    FOREACH step IN ARRAY ARRAY[gone, coalesce(instead, gone)] LOOP
        IF NOT EXISTS (SELECT FROM pg_enum WHERE enumtypid = enum AND enumlabel = step) THEN
            RAISE EXCEPTION 'type % has no label "%"', name, step;
        END IF;
    END LOOP;
    WITH columns AS (
        SELECT attrelid, attnum FROM pg_attribute WHERE atttypid IN (enum, enums)
    ), dependents AS (
        SELECT classid, objid FROM pg_depend
         WHERE refclassid = 'pg_type'::regclass AND refobjid IN (enum, enums)
            OR refclassid = 'pg_class'::regclass AND (refobjid, refobjsubid) IN (TABLE columns)
    ), tied AS (
        SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS off,
               format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname,
                   replace(pg_get_constraintdef(oid), format('%L::%s', gone, name), replacement)) AS back,
               format('COMMENT ON CONSTRAINT %I ON %s IS %L', conname, conrelid::regclass,
                   obj_description(oid, 'pg_constraint')) AS comment
          FROM pg_constraint
         WHERE contype IN ('c', 'f', 'x') AND conrelid <> 0 AND coninhcount = 0 AND conparentid = 0
           AND (('pg_constraint'::regclass, oid) IN (TABLE dependents)
             OR contype = 'x' AND ('pg_class'::regclass, conindid) IN (TABLE dependents))
        UNION ALL
        SELECT format('DROP INDEX %s', indexrelid::regclass),
               replace(regexp_replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON '),
                   format('%L::%s', gone, name), replacement),
               format('COMMENT ON INDEX %s IS %L', indexrelid::regclass, obj_description(indexrelid, 'pg_class'))
          FROM pg_index
         WHERE (indpred IS NOT NULL OR indexprs IS NOT NULL)
           AND ('pg_class'::regclass, indexrelid) IN (TABLE dependents)
           AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
           AND NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = indexrelid)
    )
    SELECT array_agg(off), array_agg(back) || array_agg(comment) INTO before, after FROM tied;
    SELECT format('%I.without_label', nspname) INTO draft
      FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace WHERE t.oid = enum;
    SELECT before || format('CREATE TYPE %s AS ENUM (%s)', draft,
               string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder)) INTO before
      FROM pg_enum WHERE enumtypid = enum AND enumlabel <> gone;
    FOR part IN
        SELECT attrelid::regclass AS place, quote_ident(attname) AS name, attinhcount > 0 AS is_inherited,
               CASE WHEN atttypid = enums THEN '[]' ELSE '' END AS dimensions,
               CASE WHEN atttypid = enums THEN 'array_replace(%s::text[], %L, %L)::%s[]'
                   ELSE '(array_replace(ARRAY[%s::text], %L, %L))[1]::%s' END AS converted,
               pg_get_expr(adbin, adrelid) AS standard, adbin::text LIKE '{CONST %' AS is_constant
          FROM pg_attribute
          JOIN pg_class c ON c.oid = attrelid
          LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
         WHERE atttypid IN (enum, enums) AND relkind IN ('r', 'p', 'f')
         ORDER BY attrelid::regclass::text, attnum
    LOOP
        IF instead IS NULL THEN
            EXECUTE format('SELECT count(*) FROM ONLY %s WHERE $1 = ANY (ARRAY[%s]::text[])', part.place, part.name)
               INTO uses USING gone;
            IF uses > 0 THEN
                used := used || format('%s.%s (rows: %s)', part.place, part.name, uses);
            END IF;
        END IF;
        IF part.is_constant THEN
            EXECUTE format('SELECT count(*) WHERE $1 = ANY (ARRAY[%s]::text[])', part.standard)
               INTO uses USING gone;
            IF uses > 0 AND instead IS NULL THEN
                used := used || format('%s.%s (default)', part.place, part.name);
            END IF;
            EXECUTE 'SELECT ' || format(part.converted, part.standard, gone, coalesce(instead, gone), 'text')
               INTO part.standard;
            part.standard := format('%L::%s%s', part.standard, name, part.dimensions);
        END IF;
        IF part.standard IS NOT NULL THEN
            before := before || format('ALTER TABLE ONLY %s ALTER %s DROP DEFAULT', part.place, part.name);
            after := after || format('ALTER TABLE ONLY %s ALTER %s SET DEFAULT %s', part.place, part.name,
                part.standard);
        END IF;
        IF NOT part.is_inherited THEN
            changes := changes || format('ALTER TABLE %s ALTER %s TYPE %s%s USING ' || part.converted,
                part.place, part.name, draft, part.dimensions, part.name, gone, coalesce(instead, gone), draft);
        END IF;
    END LOOP;
    IF used <> '{}' THEN
        RAISE EXCEPTION 'label "%" of type % is used: %', gone, name, array_to_string(used, ', ')
              USING HINT = 'Change what uses it first, or say { replaceWith: "…" }.';
    END IF;
    SELECT before || changes
        || format('COMMENT ON TYPE %s IS %L', draft, obj_description(enum, 'pg_type'))
        || format('ALTER TYPE %s OWNER TO %I', draft, pg_get_userbyid(typowner))
        || format('DROP TYPE %s', name)
        || format('ALTER TYPE %s RENAME TO %I', draft, typname)
        || CASE WHEN typacl IS NOT NULL THEN format('REVOKE ALL ON TYPE %s FROM PUBLIC', name) || ARRAY(
               SELECT format('GRANT %s ON TYPE %s TO %s', privilege_type, name,
                      CASE WHEN grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END)
                      || CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END
                 FROM aclexplode(typacl)) END
        || after INTO changes FROM pg_type WHERE oid = enum;
    FOREACH step IN ARRAY changes LOOP
        EXECUTE step;
    END LOOP;
END
$$;

-- enum public.mood ('sad', 'happy')

-- ## dropEnumValue: that rows and defaults get another one for

DO $$
DECLARE
    enum regtype := 'mood';
    enums regtype := 'mood[]';
    name text := enum;
    gone text := 'happy';
    instead text := 'sad';
    replacement text := format('%L::%s', coalesce(instead, gone), name);
    part record;
    uses bigint;
    used text[] := '{}';
    draft text;
    before text[];
    changes text[] := '{}';
    after text[];
    step text;
BEGIN
    FOREACH step IN ARRAY ARRAY[gone, coalesce(instead, gone)] LOOP
        IF NOT EXISTS (SELECT FROM pg_enum WHERE enumtypid = enum AND enumlabel = step) THEN
            RAISE EXCEPTION 'type % has no label "%"', name, step;
        END IF;
    END LOOP;
    WITH columns AS (
        SELECT attrelid, attnum FROM pg_attribute WHERE atttypid IN (enum, enums)
    ), dependents AS (
        SELECT classid, objid FROM pg_depend
         WHERE refclassid = 'pg_type'::regclass AND refobjid IN (enum, enums)
            OR refclassid = 'pg_class'::regclass AND (refobjid, refobjsubid) IN (TABLE columns)
    ), tied AS (
        SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS off,
               format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname,
                   replace(pg_get_constraintdef(oid), format('%L::%s', gone, name), replacement)) AS back,
               format('COMMENT ON CONSTRAINT %I ON %s IS %L', conname, conrelid::regclass,
                   obj_description(oid, 'pg_constraint')) AS comment
          FROM pg_constraint
         WHERE contype IN ('c', 'f', 'x') AND conrelid <> 0 AND coninhcount = 0 AND conparentid = 0
           AND (('pg_constraint'::regclass, oid) IN (TABLE dependents)
             OR contype = 'x' AND ('pg_class'::regclass, conindid) IN (TABLE dependents))
        UNION ALL
        SELECT format('DROP INDEX %s', indexrelid::regclass),
               replace(regexp_replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON '),
                   format('%L::%s', gone, name), replacement),
               format('COMMENT ON INDEX %s IS %L', indexrelid::regclass, obj_description(indexrelid, 'pg_class'))
          FROM pg_index
         WHERE (indpred IS NOT NULL OR indexprs IS NOT NULL)
           AND ('pg_class'::regclass, indexrelid) IN (TABLE dependents)
           AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
           AND NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = indexrelid)
    )
    SELECT array_agg(off), array_agg(back) || array_agg(comment) INTO before, after FROM tied;
    SELECT format('%I.without_label', nspname) INTO draft
      FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace WHERE t.oid = enum;
    SELECT before || format('CREATE TYPE %s AS ENUM (%s)', draft,
               string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder)) INTO before
      FROM pg_enum WHERE enumtypid = enum AND enumlabel <> gone;
    FOR part IN
        SELECT attrelid::regclass AS place, quote_ident(attname) AS name, attinhcount > 0 AS is_inherited,
               CASE WHEN atttypid = enums THEN '[]' ELSE '' END AS dimensions,
               CASE WHEN atttypid = enums THEN 'array_replace(%s::text[], %L, %L)::%s[]'
                   ELSE '(array_replace(ARRAY[%s::text], %L, %L))[1]::%s' END AS converted,
               pg_get_expr(adbin, adrelid) AS standard, adbin::text LIKE '{CONST %' AS is_constant
          FROM pg_attribute
          JOIN pg_class c ON c.oid = attrelid
          LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
         WHERE atttypid IN (enum, enums) AND relkind IN ('r', 'p', 'f')
         ORDER BY attrelid::regclass::text, attnum
    LOOP
        IF instead IS NULL THEN
            EXECUTE format('SELECT count(*) FROM ONLY %s WHERE $1 = ANY (ARRAY[%s]::text[])', part.place, part.name)
               INTO uses USING gone;
            IF uses > 0 THEN
                used := used || format('%s.%s (rows: %s)', part.place, part.name, uses);
            END IF;
        END IF;
        IF part.is_constant THEN
            EXECUTE format('SELECT count(*) WHERE $1 = ANY (ARRAY[%s]::text[])', part.standard)
               INTO uses USING gone;
            IF uses > 0 AND instead IS NULL THEN
                used := used || format('%s.%s (default)', part.place, part.name);
            END IF;
            EXECUTE 'SELECT ' || format(part.converted, part.standard, gone, coalesce(instead, gone), 'text')
               INTO part.standard;
            part.standard := format('%L::%s%s', part.standard, name, part.dimensions);
        END IF;
        IF part.standard IS NOT NULL THEN
            before := before || format('ALTER TABLE ONLY %s ALTER %s DROP DEFAULT', part.place, part.name);
            after := after || format('ALTER TABLE ONLY %s ALTER %s SET DEFAULT %s', part.place, part.name,
                part.standard);
        END IF;
        IF NOT part.is_inherited THEN
            changes := changes || format('ALTER TABLE %s ALTER %s TYPE %s%s USING ' || part.converted,
                part.place, part.name, draft, part.dimensions, part.name, gone, coalesce(instead, gone), draft);
        END IF;
    END LOOP;
    IF used <> '{}' THEN
        RAISE EXCEPTION 'label "%" of type % is used: %', gone, name, array_to_string(used, ', ')
              USING HINT = 'Change what uses it first, or say { replaceWith: "…" }.';
    END IF;
    SELECT before || changes
        || format('COMMENT ON TYPE %s IS %L', draft, obj_description(enum, 'pg_type'))
        || format('ALTER TYPE %s OWNER TO %I', draft, pg_get_userbyid(typowner))
        || format('DROP TYPE %s', name)
        || format('ALTER TYPE %s RENAME TO %I', draft, typname)
        || CASE WHEN typacl IS NOT NULL THEN format('REVOKE ALL ON TYPE %s FROM PUBLIC', name) || ARRAY(
               SELECT format('GRANT %s ON TYPE %s TO %s', privilege_type, name,
                      CASE WHEN grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END)
                      || CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END
                 FROM aclexplode(typacl)) END
        || after INTO changes FROM pg_type WHERE oid = enum;
    FOREACH step IN ARRAY changes LOOP
        EXECUTE step;
    END LOOP;
END
$$;

-- enum public.mood ('sad', 'ok')
-- table public.moods
--   column mood mood not null
--   column wish mood null default 'ok'::mood
--   constraint no_sad_wish CHECK ((wish <> 'sad'::mood))
--   constraint moods_pkey PRIMARY KEY (mood)
--   row (ok,)
--   row (sad,ok)
-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column mood mood not null default 'sad'::mood
--   constraint users_mood_fkey FOREIGN KEY (mood) REFERENCES moods(mood)
--   constraint users_pkey PRIMARY KEY (id)
--   index INDEX ix_mood ON public.users USING btree (mood, ((mood < 'ok'::mood)))
--   index INDEX ix_ok ON public.users USING btree (id) WHERE (mood = 'ok'::mood)
--   sequence users_id_seq integer
--   row (1,ok)
--   row (2,sad)

-- ## dropEnumValue: of tables that are joined by it

DO $$
DECLARE
    enum regtype := 'mood';
    enums regtype := 'mood[]';
    name text := enum;
    gone text := 'ok';
    instead text := 'happy';
    replacement text := format('%L::%s', coalesce(instead, gone), name);
    part record;
    uses bigint;
    used text[] := '{}';
    draft text;
    before text[];
    changes text[] := '{}';
    after text[];
    step text;
BEGIN
    FOREACH step IN ARRAY ARRAY[gone, coalesce(instead, gone)] LOOP
        IF NOT EXISTS (SELECT FROM pg_enum WHERE enumtypid = enum AND enumlabel = step) THEN
            RAISE EXCEPTION 'type % has no label "%"', name, step;
        END IF;
    END LOOP;
    WITH columns AS (
        SELECT attrelid, attnum FROM pg_attribute WHERE atttypid IN (enum, enums)
    ), dependents AS (
        SELECT classid, objid FROM pg_depend
         WHERE refclassid = 'pg_type'::regclass AND refobjid IN (enum, enums)
            OR refclassid = 'pg_class'::regclass AND (refobjid, refobjsubid) IN (TABLE columns)
    ), tied AS (
        SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS off,
               format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname,
                   replace(pg_get_constraintdef(oid), format('%L::%s', gone, name), replacement)) AS back,
               format('COMMENT ON CONSTRAINT %I ON %s IS %L', conname, conrelid::regclass,
                   obj_description(oid, 'pg_constraint')) AS comment
          FROM pg_constraint
         WHERE contype IN ('c', 'f', 'x') AND conrelid <> 0 AND coninhcount = 0 AND conparentid = 0
           AND (('pg_constraint'::regclass, oid) IN (TABLE dependents)
             OR contype = 'x' AND ('pg_class'::regclass, conindid) IN (TABLE dependents))
        UNION ALL
        SELECT format('DROP INDEX %s', indexrelid::regclass),
               replace(regexp_replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON '),
                   format('%L::%s', gone, name), replacement),
               format('COMMENT ON INDEX %s IS %L', indexrelid::regclass, obj_description(indexrelid, 'pg_class'))
          FROM pg_index
         WHERE (indpred IS NOT NULL OR indexprs IS NOT NULL)
           AND ('pg_class'::regclass, indexrelid) IN (TABLE dependents)
           AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
           AND NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = indexrelid)
    )
    SELECT array_agg(off), array_agg(back) || array_agg(comment) INTO before, after FROM tied;
    SELECT format('%I.without_label', nspname) INTO draft
      FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace WHERE t.oid = enum;
    SELECT before || format('CREATE TYPE %s AS ENUM (%s)', draft,
               string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder)) INTO before
      FROM pg_enum WHERE enumtypid = enum AND enumlabel <> gone;
    FOR part IN
        SELECT attrelid::regclass AS place, quote_ident(attname) AS name, attinhcount > 0 AS is_inherited,
               CASE WHEN atttypid = enums THEN '[]' ELSE '' END AS dimensions,
               CASE WHEN atttypid = enums THEN 'array_replace(%s::text[], %L, %L)::%s[]'
                   ELSE '(array_replace(ARRAY[%s::text], %L, %L))[1]::%s' END AS converted,
               pg_get_expr(adbin, adrelid) AS standard, adbin::text LIKE '{CONST %' AS is_constant
          FROM pg_attribute
          JOIN pg_class c ON c.oid = attrelid
          LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
         WHERE atttypid IN (enum, enums) AND relkind IN ('r', 'p', 'f')
         ORDER BY attrelid::regclass::text, attnum
    LOOP
        IF instead IS NULL THEN
            EXECUTE format('SELECT count(*) FROM ONLY %s WHERE $1 = ANY (ARRAY[%s]::text[])', part.place, part.name)
               INTO uses USING gone;
            IF uses > 0 THEN
                used := used || format('%s.%s (rows: %s)', part.place, part.name, uses);
            END IF;
        END IF;
        IF part.is_constant THEN
            EXECUTE format('SELECT count(*) WHERE $1 = ANY (ARRAY[%s]::text[])', part.standard)
               INTO uses USING gone;
            IF uses > 0 AND instead IS NULL THEN
                used := used || format('%s.%s (default)', part.place, part.name);
            END IF;
            EXECUTE 'SELECT ' || format(part.converted, part.standard, gone, coalesce(instead, gone), 'text')
               INTO part.standard;
            part.standard := format('%L::%s%s', part.standard, name, part.dimensions);
        END IF;
        IF part.standard IS NOT NULL THEN
            before := before || format('ALTER TABLE ONLY %s ALTER %s DROP DEFAULT', part.place, part.name);
            after := after || format('ALTER TABLE ONLY %s ALTER %s SET DEFAULT %s', part.place, part.name,
                part.standard);
        END IF;
        IF NOT part.is_inherited THEN
            changes := changes || format('ALTER TABLE %s ALTER %s TYPE %s%s USING ' || part.converted,
                part.place, part.name, draft, part.dimensions, part.name, gone, coalesce(instead, gone), draft);
        END IF;
    END LOOP;
    IF used <> '{}' THEN
        RAISE EXCEPTION 'label "%" of type % is used: %', gone, name, array_to_string(used, ', ')
              USING HINT = 'Change what uses it first, or say { replaceWith: "…" }.';
    END IF;
    SELECT before || changes
        || format('COMMENT ON TYPE %s IS %L', draft, obj_description(enum, 'pg_type'))
        || format('ALTER TYPE %s OWNER TO %I', draft, pg_get_userbyid(typowner))
        || format('DROP TYPE %s', name)
        || format('ALTER TYPE %s RENAME TO %I', draft, typname)
        || CASE WHEN typacl IS NOT NULL THEN format('REVOKE ALL ON TYPE %s FROM PUBLIC', name) || ARRAY(
               SELECT format('GRANT %s ON TYPE %s TO %s', privilege_type, name,
                      CASE WHEN grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END)
                      || CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END
                 FROM aclexplode(typacl)) END
        || after INTO changes FROM pg_type WHERE oid = enum;
    FOREACH step IN ARRAY changes LOOP
        EXECUTE step;
    END LOOP;
END
$$;

-- enum public.mood ('sad', 'happy')
-- enum public.state ('ok', 'down')
-- table public.moods
--   column mood mood not null
--   constraint moods_pkey PRIMARY KEY (mood)
--   row (happy)
--   row (sad)
-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column mood mood null default 'happy'::mood
--   column state state null default 'ok'::state
--   column note text null default 'ok'::text
--   constraint users_mood_fkey FOREIGN KEY (mood) REFERENCES moods(mood)
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,happy,ok,ok)
--   row (2,sad,,ok)

-- ## dropEnumValue: that an index says, where rows get another one for it

DO $$
DECLARE
    enum regtype := 'mood';
    enums regtype := 'mood[]';
    name text := enum;
    gone text := 'ok';
    instead text := 'happy';
    replacement text := format('%L::%s', coalesce(instead, gone), name);
    part record;
    uses bigint;
    used text[] := '{}';
    draft text;
    before text[];
    changes text[] := '{}';
    after text[];
    step text;
BEGIN
    FOREACH step IN ARRAY ARRAY[gone, coalesce(instead, gone)] LOOP
        IF NOT EXISTS (SELECT FROM pg_enum WHERE enumtypid = enum AND enumlabel = step) THEN
            RAISE EXCEPTION 'type % has no label "%"', name, step;
        END IF;
    END LOOP;
    WITH columns AS (
        SELECT attrelid, attnum FROM pg_attribute WHERE atttypid IN (enum, enums)
    ), dependents AS (
        SELECT classid, objid FROM pg_depend
         WHERE refclassid = 'pg_type'::regclass AND refobjid IN (enum, enums)
            OR refclassid = 'pg_class'::regclass AND (refobjid, refobjsubid) IN (TABLE columns)
    ), tied AS (
        SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS off,
               format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname,
                   replace(pg_get_constraintdef(oid), format('%L::%s', gone, name), replacement)) AS back,
               format('COMMENT ON CONSTRAINT %I ON %s IS %L', conname, conrelid::regclass,
                   obj_description(oid, 'pg_constraint')) AS comment
          FROM pg_constraint
         WHERE contype IN ('c', 'f', 'x') AND conrelid <> 0 AND coninhcount = 0 AND conparentid = 0
           AND (('pg_constraint'::regclass, oid) IN (TABLE dependents)
             OR contype = 'x' AND ('pg_class'::regclass, conindid) IN (TABLE dependents))
        UNION ALL
        SELECT format('DROP INDEX %s', indexrelid::regclass),
               replace(regexp_replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON '),
                   format('%L::%s', gone, name), replacement),
               format('COMMENT ON INDEX %s IS %L', indexrelid::regclass, obj_description(indexrelid, 'pg_class'))
          FROM pg_index
         WHERE (indpred IS NOT NULL OR indexprs IS NOT NULL)
           AND ('pg_class'::regclass, indexrelid) IN (TABLE dependents)
           AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
           AND NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = indexrelid)
    )
    SELECT array_agg(off), array_agg(back) || array_agg(comment) INTO before, after FROM tied;
    SELECT format('%I.without_label', nspname) INTO draft
      FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace WHERE t.oid = enum;
    SELECT before || format('CREATE TYPE %s AS ENUM (%s)', draft,
               string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder)) INTO before
      FROM pg_enum WHERE enumtypid = enum AND enumlabel <> gone;
    FOR part IN
        SELECT attrelid::regclass AS place, quote_ident(attname) AS name, attinhcount > 0 AS is_inherited,
               CASE WHEN atttypid = enums THEN '[]' ELSE '' END AS dimensions,
               CASE WHEN atttypid = enums THEN 'array_replace(%s::text[], %L, %L)::%s[]'
                   ELSE '(array_replace(ARRAY[%s::text], %L, %L))[1]::%s' END AS converted,
               pg_get_expr(adbin, adrelid) AS standard, adbin::text LIKE '{CONST %' AS is_constant
          FROM pg_attribute
          JOIN pg_class c ON c.oid = attrelid
          LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
         WHERE atttypid IN (enum, enums) AND relkind IN ('r', 'p', 'f')
         ORDER BY attrelid::regclass::text, attnum
    LOOP
        IF instead IS NULL THEN
            EXECUTE format('SELECT count(*) FROM ONLY %s WHERE $1 = ANY (ARRAY[%s]::text[])', part.place, part.name)
               INTO uses USING gone;
            IF uses > 0 THEN
                used := used || format('%s.%s (rows: %s)', part.place, part.name, uses);
            END IF;
        END IF;
        IF part.is_constant THEN
            EXECUTE format('SELECT count(*) WHERE $1 = ANY (ARRAY[%s]::text[])', part.standard)
               INTO uses USING gone;
            IF uses > 0 AND instead IS NULL THEN
                used := used || format('%s.%s (default)', part.place, part.name);
            END IF;
            EXECUTE 'SELECT ' || format(part.converted, part.standard, gone, coalesce(instead, gone), 'text')
               INTO part.standard;
            part.standard := format('%L::%s%s', part.standard, name, part.dimensions);
        END IF;
        IF part.standard IS NOT NULL THEN
            before := before || format('ALTER TABLE ONLY %s ALTER %s DROP DEFAULT', part.place, part.name);
            after := after || format('ALTER TABLE ONLY %s ALTER %s SET DEFAULT %s', part.place, part.name,
                part.standard);
        END IF;
        IF NOT part.is_inherited THEN
            changes := changes || format('ALTER TABLE %s ALTER %s TYPE %s%s USING ' || part.converted,
                part.place, part.name, draft, part.dimensions, part.name, gone, coalesce(instead, gone), draft);
        END IF;
    END LOOP;
    IF used <> '{}' THEN
        RAISE EXCEPTION 'label "%" of type % is used: %', gone, name, array_to_string(used, ', ')
              USING HINT = 'Change what uses it first, or say { replaceWith: "…" }.';
    END IF;
    SELECT before || changes
        || format('COMMENT ON TYPE %s IS %L', draft, obj_description(enum, 'pg_type'))
        || format('ALTER TYPE %s OWNER TO %I', draft, pg_get_userbyid(typowner))
        || format('DROP TYPE %s', name)
        || format('ALTER TYPE %s RENAME TO %I', draft, typname)
        || CASE WHEN typacl IS NOT NULL THEN format('REVOKE ALL ON TYPE %s FROM PUBLIC', name) || ARRAY(
               SELECT format('GRANT %s ON TYPE %s TO %s', privilege_type, name,
                      CASE WHEN grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END)
                      || CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END
                 FROM aclexplode(typacl)) END
        || after INTO changes FROM pg_type WHERE oid = enum;
    FOREACH step IN ARRAY changes LOOP
        EXECUTE step;
    END LOOP;
END
$$;

-- enum public.mood ('sad', 'happy')
-- table public.t
--   column mood mood not null default 'happy'::mood
--   index INDEX ix_ok ON public.t USING btree (mood) WHERE (mood = 'happy'::mood)
--   row (happy)
--   row (happy)

-- ## dropEnumValue: that rows and defaults of one table get another one for

DO $$
DECLARE
    enum regtype := 'mood';
    enums regtype := 'mood[]';
    name text := enum;
    gone text := 'happy';
    instead text := 'sad';
    replacement text := format('%L::%s', coalesce(instead, gone), name);
    part record;
    uses bigint;
    used text[] := '{}';
    draft text;
    before text[];
    changes text[] := '{}';
    after text[];
    step text;
BEGIN
    FOREACH step IN ARRAY ARRAY[gone, coalesce(instead, gone)] LOOP
        IF NOT EXISTS (SELECT FROM pg_enum WHERE enumtypid = enum AND enumlabel = step) THEN
            RAISE EXCEPTION 'type % has no label "%"', name, step;
        END IF;
    END LOOP;
    WITH columns AS (
        SELECT attrelid, attnum FROM pg_attribute WHERE atttypid IN (enum, enums)
    ), dependents AS (
        SELECT classid, objid FROM pg_depend
         WHERE refclassid = 'pg_type'::regclass AND refobjid IN (enum, enums)
            OR refclassid = 'pg_class'::regclass AND (refobjid, refobjsubid) IN (TABLE columns)
    ), tied AS (
        SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS off,
               format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname,
                   replace(pg_get_constraintdef(oid), format('%L::%s', gone, name), replacement)) AS back,
               format('COMMENT ON CONSTRAINT %I ON %s IS %L', conname, conrelid::regclass,
                   obj_description(oid, 'pg_constraint')) AS comment
          FROM pg_constraint
         WHERE contype IN ('c', 'f', 'x') AND conrelid <> 0 AND coninhcount = 0 AND conparentid = 0
           AND (('pg_constraint'::regclass, oid) IN (TABLE dependents)
             OR contype = 'x' AND ('pg_class'::regclass, conindid) IN (TABLE dependents))
        UNION ALL
        SELECT format('DROP INDEX %s', indexrelid::regclass),
               replace(regexp_replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON '),
                   format('%L::%s', gone, name), replacement),
               format('COMMENT ON INDEX %s IS %L', indexrelid::regclass, obj_description(indexrelid, 'pg_class'))
          FROM pg_index
         WHERE (indpred IS NOT NULL OR indexprs IS NOT NULL)
           AND ('pg_class'::regclass, indexrelid) IN (TABLE dependents)
           AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
           AND NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = indexrelid)
    )
    SELECT array_agg(off), array_agg(back) || array_agg(comment) INTO before, after FROM tied;
    SELECT format('%I.without_label', nspname) INTO draft
      FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace WHERE t.oid = enum;
    SELECT before || format('CREATE TYPE %s AS ENUM (%s)', draft,
               string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder)) INTO before
      FROM pg_enum WHERE enumtypid = enum AND enumlabel <> gone;
    FOR part IN
        SELECT attrelid::regclass AS place, quote_ident(attname) AS name, attinhcount > 0 AS is_inherited,
               CASE WHEN atttypid = enums THEN '[]' ELSE '' END AS dimensions,
               CASE WHEN atttypid = enums THEN 'array_replace(%s::text[], %L, %L)::%s[]'
                   ELSE '(array_replace(ARRAY[%s::text], %L, %L))[1]::%s' END AS converted,
               pg_get_expr(adbin, adrelid) AS standard, adbin::text LIKE '{CONST %' AS is_constant
          FROM pg_attribute
          JOIN pg_class c ON c.oid = attrelid
          LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
         WHERE atttypid IN (enum, enums) AND relkind IN ('r', 'p', 'f')
         ORDER BY attrelid::regclass::text, attnum
    LOOP
        IF instead IS NULL THEN
            EXECUTE format('SELECT count(*) FROM ONLY %s WHERE $1 = ANY (ARRAY[%s]::text[])', part.place, part.name)
               INTO uses USING gone;
            IF uses > 0 THEN
                used := used || format('%s.%s (rows: %s)', part.place, part.name, uses);
            END IF;
        END IF;
        IF part.is_constant THEN
            EXECUTE format('SELECT count(*) WHERE $1 = ANY (ARRAY[%s]::text[])', part.standard)
               INTO uses USING gone;
            IF uses > 0 AND instead IS NULL THEN
                used := used || format('%s.%s (default)', part.place, part.name);
            END IF;
            EXECUTE 'SELECT ' || format(part.converted, part.standard, gone, coalesce(instead, gone), 'text')
               INTO part.standard;
            part.standard := format('%L::%s%s', part.standard, name, part.dimensions);
        END IF;
        IF part.standard IS NOT NULL THEN
            before := before || format('ALTER TABLE ONLY %s ALTER %s DROP DEFAULT', part.place, part.name);
            after := after || format('ALTER TABLE ONLY %s ALTER %s SET DEFAULT %s', part.place, part.name,
                part.standard);
        END IF;
        IF NOT part.is_inherited THEN
            changes := changes || format('ALTER TABLE %s ALTER %s TYPE %s%s USING ' || part.converted,
                part.place, part.name, draft, part.dimensions, part.name, gone, coalesce(instead, gone), draft);
        END IF;
    END LOOP;
    IF used <> '{}' THEN
        RAISE EXCEPTION 'label "%" of type % is used: %', gone, name, array_to_string(used, ', ')
              USING HINT = 'Change what uses it first, or say { replaceWith: "…" }.';
    END IF;
    SELECT before || changes
        || format('COMMENT ON TYPE %s IS %L', draft, obj_description(enum, 'pg_type'))
        || format('ALTER TYPE %s OWNER TO %I', draft, pg_get_userbyid(typowner))
        || format('DROP TYPE %s', name)
        || format('ALTER TYPE %s RENAME TO %I', draft, typname)
        || CASE WHEN typacl IS NOT NULL THEN format('REVOKE ALL ON TYPE %s FROM PUBLIC', name) || ARRAY(
               SELECT format('GRANT %s ON TYPE %s TO %s', privilege_type, name,
                      CASE WHEN grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END)
                      || CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END
                 FROM aclexplode(typacl)) END
        || after INTO changes FROM pg_type WHERE oid = enum;
    FOREACH step IN ARRAY changes LOOP
        EXECUTE step;
    END LOOP;
END
$$;

-- enum public.mood ('sad', 'ok')
-- table public.t
--   column mood mood not null default 'sad'::mood
--   row (ok)
--   row (sad)

-- ## dropEnumValue: out of arrays

DO $$
DECLARE
    enum regtype := 'mood';
    enums regtype := 'mood[]';
    name text := enum;
    gone text := 'happy';
    instead text := 'sad';
    replacement text := format('%L::%s', coalesce(instead, gone), name);
    part record;
    uses bigint;
    used text[] := '{}';
    draft text;
    before text[];
    changes text[] := '{}';
    after text[];
    step text;
BEGIN
    FOREACH step IN ARRAY ARRAY[gone, coalesce(instead, gone)] LOOP
        IF NOT EXISTS (SELECT FROM pg_enum WHERE enumtypid = enum AND enumlabel = step) THEN
            RAISE EXCEPTION 'type % has no label "%"', name, step;
        END IF;
    END LOOP;
    WITH columns AS (
        SELECT attrelid, attnum FROM pg_attribute WHERE atttypid IN (enum, enums)
    ), dependents AS (
        SELECT classid, objid FROM pg_depend
         WHERE refclassid = 'pg_type'::regclass AND refobjid IN (enum, enums)
            OR refclassid = 'pg_class'::regclass AND (refobjid, refobjsubid) IN (TABLE columns)
    ), tied AS (
        SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS off,
               format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname,
                   replace(pg_get_constraintdef(oid), format('%L::%s', gone, name), replacement)) AS back,
               format('COMMENT ON CONSTRAINT %I ON %s IS %L', conname, conrelid::regclass,
                   obj_description(oid, 'pg_constraint')) AS comment
          FROM pg_constraint
         WHERE contype IN ('c', 'f', 'x') AND conrelid <> 0 AND coninhcount = 0 AND conparentid = 0
           AND (('pg_constraint'::regclass, oid) IN (TABLE dependents)
             OR contype = 'x' AND ('pg_class'::regclass, conindid) IN (TABLE dependents))
        UNION ALL
        SELECT format('DROP INDEX %s', indexrelid::regclass),
               replace(regexp_replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON '),
                   format('%L::%s', gone, name), replacement),
               format('COMMENT ON INDEX %s IS %L', indexrelid::regclass, obj_description(indexrelid, 'pg_class'))
          FROM pg_index
         WHERE (indpred IS NOT NULL OR indexprs IS NOT NULL)
           AND ('pg_class'::regclass, indexrelid) IN (TABLE dependents)
           AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
           AND NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = indexrelid)
    )
    SELECT array_agg(off), array_agg(back) || array_agg(comment) INTO before, after FROM tied;
    SELECT format('%I.without_label', nspname) INTO draft
      FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace WHERE t.oid = enum;
    SELECT before || format('CREATE TYPE %s AS ENUM (%s)', draft,
               string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder)) INTO before
      FROM pg_enum WHERE enumtypid = enum AND enumlabel <> gone;
    FOR part IN
        SELECT attrelid::regclass AS place, quote_ident(attname) AS name, attinhcount > 0 AS is_inherited,
               CASE WHEN atttypid = enums THEN '[]' ELSE '' END AS dimensions,
               CASE WHEN atttypid = enums THEN 'array_replace(%s::text[], %L, %L)::%s[]'
                   ELSE '(array_replace(ARRAY[%s::text], %L, %L))[1]::%s' END AS converted,
               pg_get_expr(adbin, adrelid) AS standard, adbin::text LIKE '{CONST %' AS is_constant
          FROM pg_attribute
          JOIN pg_class c ON c.oid = attrelid
          LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
         WHERE atttypid IN (enum, enums) AND relkind IN ('r', 'p', 'f')
         ORDER BY attrelid::regclass::text, attnum
    LOOP
        IF instead IS NULL THEN
            EXECUTE format('SELECT count(*) FROM ONLY %s WHERE $1 = ANY (ARRAY[%s]::text[])', part.place, part.name)
               INTO uses USING gone;
            IF uses > 0 THEN
                used := used || format('%s.%s (rows: %s)', part.place, part.name, uses);
            END IF;
        END IF;
        IF part.is_constant THEN
            EXECUTE format('SELECT count(*) WHERE $1 = ANY (ARRAY[%s]::text[])', part.standard)
               INTO uses USING gone;
            IF uses > 0 AND instead IS NULL THEN
                used := used || format('%s.%s (default)', part.place, part.name);
            END IF;
            EXECUTE 'SELECT ' || format(part.converted, part.standard, gone, coalesce(instead, gone), 'text')
               INTO part.standard;
            part.standard := format('%L::%s%s', part.standard, name, part.dimensions);
        END IF;
        IF part.standard IS NOT NULL THEN
            before := before || format('ALTER TABLE ONLY %s ALTER %s DROP DEFAULT', part.place, part.name);
            after := after || format('ALTER TABLE ONLY %s ALTER %s SET DEFAULT %s', part.place, part.name,
                part.standard);
        END IF;
        IF NOT part.is_inherited THEN
            changes := changes || format('ALTER TABLE %s ALTER %s TYPE %s%s USING ' || part.converted,
                part.place, part.name, draft, part.dimensions, part.name, gone, coalesce(instead, gone), draft);
        END IF;
    END LOOP;
    IF used <> '{}' THEN
        RAISE EXCEPTION 'label "%" of type % is used: %', gone, name, array_to_string(used, ', ')
              USING HINT = 'Change what uses it first, or say { replaceWith: "…" }.';
    END IF;
    SELECT before || changes
        || format('COMMENT ON TYPE %s IS %L', draft, obj_description(enum, 'pg_type'))
        || format('ALTER TYPE %s OWNER TO %I', draft, pg_get_userbyid(typowner))
        || format('DROP TYPE %s', name)
        || format('ALTER TYPE %s RENAME TO %I', draft, typname)
        || CASE WHEN typacl IS NOT NULL THEN format('REVOKE ALL ON TYPE %s FROM PUBLIC', name) || ARRAY(
               SELECT format('GRANT %s ON TYPE %s TO %s', privilege_type, name,
                      CASE WHEN grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END)
                      || CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END
                 FROM aclexplode(typacl)) END
        || after INTO changes FROM pg_type WHERE oid = enum;
    FOREACH step IN ARRAY changes LOOP
        EXECUTE step;
    END LOOP;
END
$$;

-- enum public.mood ('sad', 'ok')
-- table public.t
--   column id integer not null default nextval('t_id_seq'::regclass)
--   column moods mood[] null default '{ok,sad}'::mood[]
--   column others mood[] null default ARRAY['ok'::mood]
--   constraint t_pkey PRIMARY KEY (id)
--   sequence t_id_seq integer
--   row (1,"{sad,ok,NULL,sad}",)
--   row (2,"{{sad,ok}}",{})

-- ## dropEnumValue: with all that is on the type and its columns

DO $$
DECLARE
    enum regtype := '"App".mood';
    enums regtype := '"App".mood[]';
    name text := enum;
    gone text := 'sad';
    instead text := NULL;
    replacement text := format('%L::%s', coalesce(instead, gone), name);
    part record;
    uses bigint;
    used text[] := '{}';
    draft text;
    before text[];
    changes text[] := '{}';
    after text[];
    step text;
BEGIN
    FOREACH step IN ARRAY ARRAY[gone, coalesce(instead, gone)] LOOP
        IF NOT EXISTS (SELECT FROM pg_enum WHERE enumtypid = enum AND enumlabel = step) THEN
            RAISE EXCEPTION 'type % has no label "%"', name, step;
        END IF;
    END LOOP;
    WITH columns AS (
        SELECT attrelid, attnum FROM pg_attribute WHERE atttypid IN (enum, enums)
    ), dependents AS (
        SELECT classid, objid FROM pg_depend
         WHERE refclassid = 'pg_type'::regclass AND refobjid IN (enum, enums)
            OR refclassid = 'pg_class'::regclass AND (refobjid, refobjsubid) IN (TABLE columns)
    ), tied AS (
        SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS off,
               format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname,
                   replace(pg_get_constraintdef(oid), format('%L::%s', gone, name), replacement)) AS back,
               format('COMMENT ON CONSTRAINT %I ON %s IS %L', conname, conrelid::regclass,
                   obj_description(oid, 'pg_constraint')) AS comment
          FROM pg_constraint
         WHERE contype IN ('c', 'f', 'x') AND conrelid <> 0 AND coninhcount = 0 AND conparentid = 0
           AND (('pg_constraint'::regclass, oid) IN (TABLE dependents)
             OR contype = 'x' AND ('pg_class'::regclass, conindid) IN (TABLE dependents))
        UNION ALL
        SELECT format('DROP INDEX %s', indexrelid::regclass),
               replace(regexp_replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON '),
                   format('%L::%s', gone, name), replacement),
               format('COMMENT ON INDEX %s IS %L', indexrelid::regclass, obj_description(indexrelid, 'pg_class'))
          FROM pg_index
         WHERE (indpred IS NOT NULL OR indexprs IS NOT NULL)
           AND ('pg_class'::regclass, indexrelid) IN (TABLE dependents)
           AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
           AND NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = indexrelid)
    )
    SELECT array_agg(off), array_agg(back) || array_agg(comment) INTO before, after FROM tied;
    SELECT format('%I.without_label', nspname) INTO draft
      FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace WHERE t.oid = enum;
    SELECT before || format('CREATE TYPE %s AS ENUM (%s)', draft,
               string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder)) INTO before
      FROM pg_enum WHERE enumtypid = enum AND enumlabel <> gone;
    FOR part IN
        SELECT attrelid::regclass AS place, quote_ident(attname) AS name, attinhcount > 0 AS is_inherited,
               CASE WHEN atttypid = enums THEN '[]' ELSE '' END AS dimensions,
               CASE WHEN atttypid = enums THEN 'array_replace(%s::text[], %L, %L)::%s[]'
                   ELSE '(array_replace(ARRAY[%s::text], %L, %L))[1]::%s' END AS converted,
               pg_get_expr(adbin, adrelid) AS standard, adbin::text LIKE '{CONST %' AS is_constant
          FROM pg_attribute
          JOIN pg_class c ON c.oid = attrelid
          LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
         WHERE atttypid IN (enum, enums) AND relkind IN ('r', 'p', 'f')
         ORDER BY attrelid::regclass::text, attnum
    LOOP
        IF instead IS NULL THEN
            EXECUTE format('SELECT count(*) FROM ONLY %s WHERE $1 = ANY (ARRAY[%s]::text[])', part.place, part.name)
               INTO uses USING gone;
            IF uses > 0 THEN
                used := used || format('%s.%s (rows: %s)', part.place, part.name, uses);
            END IF;
        END IF;
        IF part.is_constant THEN
            EXECUTE format('SELECT count(*) WHERE $1 = ANY (ARRAY[%s]::text[])', part.standard)
               INTO uses USING gone;
            IF uses > 0 AND instead IS NULL THEN
                used := used || format('%s.%s (default)', part.place, part.name);
            END IF;
            EXECUTE 'SELECT ' || format(part.converted, part.standard, gone, coalesce(instead, gone), 'text')
               INTO part.standard;
            part.standard := format('%L::%s%s', part.standard, name, part.dimensions);
        END IF;
        IF part.standard IS NOT NULL THEN
            before := before || format('ALTER TABLE ONLY %s ALTER %s DROP DEFAULT', part.place, part.name);
            after := after || format('ALTER TABLE ONLY %s ALTER %s SET DEFAULT %s', part.place, part.name,
                part.standard);
        END IF;
        IF NOT part.is_inherited THEN
            changes := changes || format('ALTER TABLE %s ALTER %s TYPE %s%s USING ' || part.converted,
                part.place, part.name, draft, part.dimensions, part.name, gone, coalesce(instead, gone), draft);
        END IF;
    END LOOP;
    IF used <> '{}' THEN
        RAISE EXCEPTION 'label "%" of type % is used: %', gone, name, array_to_string(used, ', ')
              USING HINT = 'Change what uses it first, or say { replaceWith: "…" }.';
    END IF;
    SELECT before || changes
        || format('COMMENT ON TYPE %s IS %L', draft, obj_description(enum, 'pg_type'))
        || format('ALTER TYPE %s OWNER TO %I', draft, pg_get_userbyid(typowner))
        || format('DROP TYPE %s', name)
        || format('ALTER TYPE %s RENAME TO %I', draft, typname)
        || CASE WHEN typacl IS NOT NULL THEN format('REVOKE ALL ON TYPE %s FROM PUBLIC', name) || ARRAY(
               SELECT format('GRANT %s ON TYPE %s TO %s', privilege_type, name,
                      CASE WHEN grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END)
                      || CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END
                 FROM aclexplode(typacl)) END
        || after INTO changes FROM pg_type WHERE oid = enum;
    FOREACH step IN ARRAY changes LOOP
        EXECUTE step;
    END LOOP;
END
$$;

-- schema "App"
-- enum "App".mood ('ok', 'happy') of pg_database_owner for {pg_database_owner=U/pg_database_owner,pg_monitor=U*/pg_database_owner} -- it's
-- table public."Parts"
--   column id integer null
--   column "Mood" "App".mood null default 'ok'::"App".mood
--   constraint "no Sad" CHECK (("Mood" <> 'ok'::"App".mood)) -- not it
--   constraint "Parts_id_excl" EXCLUDE USING btree (id WITH =) WHERE (("Mood" = 'happy'::"App".mood))
-- table public.child inherits "Parts"
--   column id integer null
--   column "Mood" "App".mood null default 'ok'::"App".mood
--   constraint "no Sad" CHECK (("Mood" <> 'ok'::"App".mood))
--   row (1,happy)
-- table public.part partition of split FOR VALUES IN (1)
--   column id integer null
--   column mood "App".mood null default 'happy'::"App".mood
--   index INDEX part_id_idx ON public.part USING btree (id) WHERE (mood > 'ok'::"App".mood)
--   row (1,happy)
-- table public.split partitioned by LIST (id)
--   column id integer null
--   column mood "App".mood null
--   index INDEX ix ON ONLY public.split USING btree (id) WHERE (mood > 'ok'::"App".mood)

-- ## dropEnumValue: odd ones

DO $$
DECLARE
    enum regtype := '"x""); DROP TABLE users; --"';
    enums regtype := '"x""); DROP TABLE users; --"[]';
    name text := enum;
    gone text := E'\\'' \\\\ \\n';
    instead text := NULL;
    replacement text := format('%L::%s', coalesce(instead, gone), name);
    part record;
    uses bigint;
    used text[] := '{}';
    draft text;
    before text[];
    changes text[] := '{}';
    after text[];
    step text;
BEGIN
    FOREACH step IN ARRAY ARRAY[gone, coalesce(instead, gone)] LOOP
        IF NOT EXISTS (SELECT FROM pg_enum WHERE enumtypid = enum AND enumlabel = step) THEN
            RAISE EXCEPTION 'type % has no label "%"', name, step;
        END IF;
    END LOOP;
    WITH columns AS (
        SELECT attrelid, attnum FROM pg_attribute WHERE atttypid IN (enum, enums)
    ), dependents AS (
        SELECT classid, objid FROM pg_depend
         WHERE refclassid = 'pg_type'::regclass AND refobjid IN (enum, enums)
            OR refclassid = 'pg_class'::regclass AND (refobjid, refobjsubid) IN (TABLE columns)
    ), tied AS (
        SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS off,
               format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname,
                   replace(pg_get_constraintdef(oid), format('%L::%s', gone, name), replacement)) AS back,
               format('COMMENT ON CONSTRAINT %I ON %s IS %L', conname, conrelid::regclass,
                   obj_description(oid, 'pg_constraint')) AS comment
          FROM pg_constraint
         WHERE contype IN ('c', 'f', 'x') AND conrelid <> 0 AND coninhcount = 0 AND conparentid = 0
           AND (('pg_constraint'::regclass, oid) IN (TABLE dependents)
             OR contype = 'x' AND ('pg_class'::regclass, conindid) IN (TABLE dependents))
        UNION ALL
        SELECT format('DROP INDEX %s', indexrelid::regclass),
               replace(regexp_replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON '),
                   format('%L::%s', gone, name), replacement),
               format('COMMENT ON INDEX %s IS %L', indexrelid::regclass, obj_description(indexrelid, 'pg_class'))
          FROM pg_index
         WHERE (indpred IS NOT NULL OR indexprs IS NOT NULL)
           AND ('pg_class'::regclass, indexrelid) IN (TABLE dependents)
           AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
           AND NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = indexrelid)
    )
    SELECT array_agg(off), array_agg(back) || array_agg(comment) INTO before, after FROM tied;
    SELECT format('%I.without_label', nspname) INTO draft
      FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace WHERE t.oid = enum;
    SELECT before || format('CREATE TYPE %s AS ENUM (%s)', draft,
               string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder)) INTO before
      FROM pg_enum WHERE enumtypid = enum AND enumlabel <> gone;
    FOR part IN
        SELECT attrelid::regclass AS place, quote_ident(attname) AS name, attinhcount > 0 AS is_inherited,
               CASE WHEN atttypid = enums THEN '[]' ELSE '' END AS dimensions,
               CASE WHEN atttypid = enums THEN 'array_replace(%s::text[], %L, %L)::%s[]'
                   ELSE '(array_replace(ARRAY[%s::text], %L, %L))[1]::%s' END AS converted,
               pg_get_expr(adbin, adrelid) AS standard, adbin::text LIKE '{CONST %' AS is_constant
          FROM pg_attribute
          JOIN pg_class c ON c.oid = attrelid
          LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
         WHERE atttypid IN (enum, enums) AND relkind IN ('r', 'p', 'f')
         ORDER BY attrelid::regclass::text, attnum
    LOOP
        IF instead IS NULL THEN
            EXECUTE format('SELECT count(*) FROM ONLY %s WHERE $1 = ANY (ARRAY[%s]::text[])', part.place, part.name)
               INTO uses USING gone;
            IF uses > 0 THEN
                used := used || format('%s.%s (rows: %s)', part.place, part.name, uses);
            END IF;
        END IF;
        IF part.is_constant THEN
            EXECUTE format('SELECT count(*) WHERE $1 = ANY (ARRAY[%s]::text[])', part.standard)
               INTO uses USING gone;
            IF uses > 0 AND instead IS NULL THEN
                used := used || format('%s.%s (default)', part.place, part.name);
            END IF;
            EXECUTE 'SELECT ' || format(part.converted, part.standard, gone, coalesce(instead, gone), 'text')
               INTO part.standard;
            part.standard := format('%L::%s%s', part.standard, name, part.dimensions);
        END IF;
        IF part.standard IS NOT NULL THEN
            before := before || format('ALTER TABLE ONLY %s ALTER %s DROP DEFAULT', part.place, part.name);
            after := after || format('ALTER TABLE ONLY %s ALTER %s SET DEFAULT %s', part.place, part.name,
                part.standard);
        END IF;
        IF NOT part.is_inherited THEN
            changes := changes || format('ALTER TABLE %s ALTER %s TYPE %s%s USING ' || part.converted,
                part.place, part.name, draft, part.dimensions, part.name, gone, coalesce(instead, gone), draft);
        END IF;
    END LOOP;
    IF used <> '{}' THEN
        RAISE EXCEPTION 'label "%" of type % is used: %', gone, name, array_to_string(used, ', ')
              USING HINT = 'Change what uses it first, or say { replaceWith: "…" }.';
    END IF;
    SELECT before || changes
        || format('COMMENT ON TYPE %s IS %L', draft, obj_description(enum, 'pg_type'))
        || format('ALTER TYPE %s OWNER TO %I', draft, pg_get_userbyid(typowner))
        || format('DROP TYPE %s', name)
        || format('ALTER TYPE %s RENAME TO %I', draft, typname)
        || CASE WHEN typacl IS NOT NULL THEN format('REVOKE ALL ON TYPE %s FROM PUBLIC', name) || ARRAY(
               SELECT format('GRANT %s ON TYPE %s TO %s', privilege_type, name,
                      CASE WHEN grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END)
                      || CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END
                 FROM aclexplode(typacl)) END
        || after INTO changes FROM pg_type WHERE oid = enum;
    FOREACH step IN ARRAY changes LOOP
        EXECUTE step;
    END LOOP;
END
$$;

DO $block1$
DECLARE
    enum regtype := '"x""); DROP TABLE users; --"';
    enums regtype := '"x""); DROP TABLE users; --"[]';
    name text := enum;
    gone text := '$tag$ $$ ; $tag$';
    instead text := 'x''); DROP TABLE users; --';
    replacement text := format('%L::%s', coalesce(instead, gone), name);
    part record;
    uses bigint;
    used text[] := '{}';
    draft text;
    before text[];
    changes text[] := '{}';
    after text[];
    step text;
BEGIN
    FOREACH step IN ARRAY ARRAY[gone, coalesce(instead, gone)] LOOP
        IF NOT EXISTS (SELECT FROM pg_enum WHERE enumtypid = enum AND enumlabel = step) THEN
            RAISE EXCEPTION 'type % has no label "%"', name, step;
        END IF;
    END LOOP;
    WITH columns AS (
        SELECT attrelid, attnum FROM pg_attribute WHERE atttypid IN (enum, enums)
    ), dependents AS (
        SELECT classid, objid FROM pg_depend
         WHERE refclassid = 'pg_type'::regclass AND refobjid IN (enum, enums)
            OR refclassid = 'pg_class'::regclass AND (refobjid, refobjsubid) IN (TABLE columns)
    ), tied AS (
        SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS off,
               format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname,
                   replace(pg_get_constraintdef(oid), format('%L::%s', gone, name), replacement)) AS back,
               format('COMMENT ON CONSTRAINT %I ON %s IS %L', conname, conrelid::regclass,
                   obj_description(oid, 'pg_constraint')) AS comment
          FROM pg_constraint
         WHERE contype IN ('c', 'f', 'x') AND conrelid <> 0 AND coninhcount = 0 AND conparentid = 0
           AND (('pg_constraint'::regclass, oid) IN (TABLE dependents)
             OR contype = 'x' AND ('pg_class'::regclass, conindid) IN (TABLE dependents))
        UNION ALL
        SELECT format('DROP INDEX %s', indexrelid::regclass),
               replace(regexp_replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON '),
                   format('%L::%s', gone, name), replacement),
               format('COMMENT ON INDEX %s IS %L', indexrelid::regclass, obj_description(indexrelid, 'pg_class'))
          FROM pg_index
         WHERE (indpred IS NOT NULL OR indexprs IS NOT NULL)
           AND ('pg_class'::regclass, indexrelid) IN (TABLE dependents)
           AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
           AND NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = indexrelid)
    )
    SELECT array_agg(off), array_agg(back) || array_agg(comment) INTO before, after FROM tied;
    SELECT format('%I.without_label', nspname) INTO draft
      FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace WHERE t.oid = enum;
    SELECT before || format('CREATE TYPE %s AS ENUM (%s)', draft,
               string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder)) INTO before
      FROM pg_enum WHERE enumtypid = enum AND enumlabel <> gone;
    FOR part IN
        SELECT attrelid::regclass AS place, quote_ident(attname) AS name, attinhcount > 0 AS is_inherited,
               CASE WHEN atttypid = enums THEN '[]' ELSE '' END AS dimensions,
               CASE WHEN atttypid = enums THEN 'array_replace(%s::text[], %L, %L)::%s[]'
                   ELSE '(array_replace(ARRAY[%s::text], %L, %L))[1]::%s' END AS converted,
               pg_get_expr(adbin, adrelid) AS standard, adbin::text LIKE '{CONST %' AS is_constant
          FROM pg_attribute
          JOIN pg_class c ON c.oid = attrelid
          LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
         WHERE atttypid IN (enum, enums) AND relkind IN ('r', 'p', 'f')
         ORDER BY attrelid::regclass::text, attnum
    LOOP
        IF instead IS NULL THEN
            EXECUTE format('SELECT count(*) FROM ONLY %s WHERE $1 = ANY (ARRAY[%s]::text[])', part.place, part.name)
               INTO uses USING gone;
            IF uses > 0 THEN
                used := used || format('%s.%s (rows: %s)', part.place, part.name, uses);
            END IF;
        END IF;
        IF part.is_constant THEN
            EXECUTE format('SELECT count(*) WHERE $1 = ANY (ARRAY[%s]::text[])', part.standard)
               INTO uses USING gone;
            IF uses > 0 AND instead IS NULL THEN
                used := used || format('%s.%s (default)', part.place, part.name);
            END IF;
            EXECUTE 'SELECT ' || format(part.converted, part.standard, gone, coalesce(instead, gone), 'text')
               INTO part.standard;
            part.standard := format('%L::%s%s', part.standard, name, part.dimensions);
        END IF;
        IF part.standard IS NOT NULL THEN
            before := before || format('ALTER TABLE ONLY %s ALTER %s DROP DEFAULT', part.place, part.name);
            after := after || format('ALTER TABLE ONLY %s ALTER %s SET DEFAULT %s', part.place, part.name,
                part.standard);
        END IF;
        IF NOT part.is_inherited THEN
            changes := changes || format('ALTER TABLE %s ALTER %s TYPE %s%s USING ' || part.converted,
                part.place, part.name, draft, part.dimensions, part.name, gone, coalesce(instead, gone), draft);
        END IF;
    END LOOP;
    IF used <> '{}' THEN
        RAISE EXCEPTION 'label "%" of type % is used: %', gone, name, array_to_string(used, ', ')
              USING HINT = 'Change what uses it first, or say { replaceWith: "…" }.';
    END IF;
    SELECT before || changes
        || format('COMMENT ON TYPE %s IS %L', draft, obj_description(enum, 'pg_type'))
        || format('ALTER TYPE %s OWNER TO %I', draft, pg_get_userbyid(typowner))
        || format('DROP TYPE %s', name)
        || format('ALTER TYPE %s RENAME TO %I', draft, typname)
        || CASE WHEN typacl IS NOT NULL THEN format('REVOKE ALL ON TYPE %s FROM PUBLIC', name) || ARRAY(
               SELECT format('GRANT %s ON TYPE %s TO %s', privilege_type, name,
                      CASE WHEN grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END)
                      || CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END
                 FROM aclexplode(typacl)) END
        || after INTO changes FROM pg_type WHERE oid = enum;
    FOREACH step IN ARRAY changes LOOP
        EXECUTE step;
    END LOOP;
END
$block1$;

-- enum public."x""); DROP TABLE users; --" ('', 'it''s "quoted"', 'x''); DROP TABLE users; --', 'one
-- two␍
-- three␍-- four	tab', ':name $1 ?1 %s 100%', 'naïve 😀', 'CURRENT_TIMESTAMP', 'NULL')
-- table public."it's ""quoted"""
--   column ":name $1 ?1 %s \ $$" "x""); DROP TABLE users; --" null default 'x''); DROP TABLE users; --'::"x""); DROP TABLE users; --"
--   row ("x'); DROP TABLE users; --")

-- ## dropEnumValue: that rows and defaults have

-- database: PostgreSQL refused the statement: label "happy" of type mood is used: moods.mood (rows: 1), users.mood (rows: 1), users.mood (default)
--   Change what uses it first, or say { replaceWith: "…" }.

-- ## dropEnumValue: that rows have

-- database: PostgreSQL refused the statement: label "happy" of type mood is used: t.mood (rows: 1)
--   Change what uses it first, or say { replaceWith: "…" }.

-- ## dropEnumValue: that arrays have

-- database: PostgreSQL refused the statement: label "happy" of type mood is used: t.moods (rows: 2), t.moods (default)
--   Change what uses it first, or say { replaceWith: "…" }.

-- ## dropEnumValue: that a check names

-- database: PostgreSQL refused the statement: invalid input value for enum mood: "sad"

-- ## dropEnumValue: that isn't there

-- database: PostgreSQL refused the statement: type mood has no label "merry"

-- ## dropEnumValue: for one that isn't there

-- database: PostgreSQL refused the statement: type mood has no label "merry"

-- ## dropEnumValue: of a column that a view reads

-- database: PostgreSQL refused the statement: cannot alter type of a column used by a view or rule. rule _RETURN on view v depends on column "mood"
--   Drop what reads it before, and make it again behind.
