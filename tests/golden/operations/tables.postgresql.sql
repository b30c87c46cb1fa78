-- ## createTable: an enum that isn't there comes with its column

DO $$
DECLARE
    enum regtype := to_regtype('mood');
    labels text[] := ARRAY(SELECT enumlabel FROM pg_enum WHERE enumtypid = enum ORDER BY enumsortorder);
    wanted text[] := ARRAY['sad', 'ok'];
BEGIN
    IF enum IS NULL THEN CREATE TYPE mood AS ENUM ('sad', 'ok');
    ELSIF NOT labels @> wanted THEN
        RAISE EXCEPTION 'type % has the labels %, and is to have %', enum, labels, wanted
              USING HINT = 'op.addEnumValue(), op.renameEnumValue() and op.dropEnumValue() change them.';
    END IF;
END
$$;

CREATE TABLE t (
    a mood DEFAULT 'ok',
    b mood
);

INSERT INTO t (b) VALUES ('sad');

-- enum public.mood ('sad', 'ok')
-- table public.t
--   column a mood null default 'ok'::mood
--   column b mood null
--   row (ok,sad)

-- ## createTable: each type

CREATE TABLE t (
    "smallInteger" SMALLINT,
    "integer" INTEGER,
    "bigInteger" BIGINT,
    "numeric" NUMERIC,
    "real" REAL,
    "float" FLOAT,
    double DOUBLE PRECISION,
    "boolean" BOOLEAN,
    string VARCHAR,
    "char" CHAR,
    text TEXT,
    date DATE,
    "time" TIME WITHOUT TIME ZONE,
    "dateTime" TIMESTAMP WITHOUT TIME ZONE,
    "interval" INTERVAL,
    "binary" BYTEA,
    "json" JSON,
    jsonb JSONB,
    uuid UUID,
    guid UUID,
    ulid VARCHAR(26),
    custom numeric(7, 2)
);

-- table public.t
--   column "smallInteger" smallint null
--   column "integer" integer null
--   column "bigInteger" bigint null
--   column "numeric" numeric null
--   column "real" real null
--   column "float" double precision null
--   column double double precision null
--   column "boolean" boolean null
--   column string character varying null
--   column "char" character(1) null
--   column text text null
--   column date date null
--   column "time" time without time zone null
--   column "dateTime" timestamp without time zone null
--   column "interval" interval null
--   column "binary" bytea null
--   column "json" json null
--   column jsonb jsonb null
--   column uuid uuid null
--   column guid uuid null
--   column ulid character varying(26) null
--   column custom numeric(7,2) null

-- ## createTable: types with their sizes

CREATE TABLE t (
    whole NUMERIC(10),
    exact NUMERIC(10, 2),
    single FLOAT(24),
    name VARCHAR(255),
    country CHAR(2),
    short TIME(3) WITHOUT TIME ZONE,
    zoned TIME WITH TIME ZONE,
    moment TIMESTAMP(0) WITH TIME ZONE
);

-- table public.t
--   column whole numeric(10,0) null
--   column exact numeric(10,2) null
--   column single real null
--   column name character varying(255) null
--   column country character(2) null
--   column short time(3) without time zone null
--   column zoned time with time zone null
--   column moment timestamp(0) with time zone null

-- ## createTable: columns that take NULL and columns that don't

CREATE TABLE t (
    id TEXT NOT NULL,
    loose TEXT,
    strict TEXT NOT NULL,
    PRIMARY KEY (id)
);

-- table public.t
--   column id text not null
--   column loose text null
--   column strict text not null
--   constraint t_pkey PRIMARY KEY (id)

-- ## createTable: a value of each kind as default

CREATE TABLE t (
    text TEXT DEFAULT 'text',
    "integer" INTEGER DEFAULT 42,
    negative INTEGER DEFAULT -42,
    big BIGINT DEFAULT 9007199254740993,
    fraction DOUBLE PRECISION DEFAULT -0.125,
    tiny DOUBLE PRECISION DEFAULT 1e-300,
    infinite DOUBLE PRECISION DEFAULT '-Infinity'::float8,
    exact NUMERIC(10, 2) DEFAULT '1234.50',
    yes BOOLEAN DEFAULT true,
    no BOOLEAN DEFAULT false,
    missing TEXT DEFAULT NULL,
    moment TIMESTAMP WITHOUT TIME ZONE DEFAULT '2026-11-20 14:30:00.123',
    zoned TIMESTAMP WITH TIME ZONE DEFAULT '2026-11-20 14:30:00.000+00',
    day DATE DEFAULT '2026-11-20',
    bytes BYTEA DEFAULT E'\\x00275cff'::bytea,
    object JSON DEFAULT '{"it":"''s","deep":[1,null,true,{"a":1152921504606846976}]}',
    list JSONB DEFAULT '[]'
);

INSERT INTO t DEFAULT VALUES;

-- table public.t
--   column text text null default 'text'::text
--   column "integer" integer null default 42
--   column negative integer null default '-42'::integer
--   column big bigint null default '9007199254740993'::bigint
--   column fraction double precision null default '-0.125'::numeric
--   column tiny double precision null default 0.000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001
--   column infinite double precision null default '-Infinity'::double precision
--   column exact numeric(10,2) null default 1234.50
--   column yes boolean null default true
--   column no boolean null default false
--   column missing text null
--   column moment timestamp without time zone null default '2026-11-20 14:30:00.123'::timestamp without time zone
--   column zoned timestamp with time zone null default '2026-11-20 14:30:00+00'::timestamp with time zone
--   column day date null default '2026-11-20'::date
--   column bytes bytea null default '\x00275cff'::bytea
--   column object json null default '{"it":"''s","deep":[1,null,true,{"a":1152921504606846976}]}'::json
--   column list jsonb null default '[]'::jsonb
--   row (text,42,-42,9007199254740993,-0.125,1e-300,-Infinity,1234.50,t,f,,"2026-11-20 14:30:00.123","2026-11-20 14:30:00+00",2026-11-20,"\\x00275cff","{""it"":""'s"",""deep"":[1,null,true,{""a"":1152921504606846976}]}",[])

-- ## createTable: texts as defaults, which are never SQL

CREATE TABLE t (
    empty TEXT DEFAULT '' NOT NULL,
    quoted TEXT DEFAULT 'it''s "quoted"' NOT NULL,
    hostile TEXT DEFAULT 'x''); DROP TABLE users; --' NOT NULL,
    backslashes TEXT DEFAULT E'\\'' \\\\ \\n' NOT NULL,
    lines TEXT DEFAULT 'one
two␍
three␍four	tab' NOT NULL,
    tagged TEXT DEFAULT '$tag$ $$ ; $tag$' NOT NULL,
    marks TEXT DEFAULT ':name $1 ?1 %s 100%' NOT NULL,
    emoji TEXT DEFAULT 'naïve 😀' NOT NULL,
    keyword TEXT DEFAULT 'CURRENT_TIMESTAMP' NOT NULL,
    nothing TEXT DEFAULT 'NULL' NOT NULL
);

INSERT INTO t DEFAULT VALUES;

-- table public.t
--   column empty text not null default ''::text
--   column quoted text not null default 'it''s "quoted"'::text
--   column hostile text not null default 'x''); DROP TABLE users; --'::text
--   column backslashes text not null default '\'' \\ \n'::text
--   column lines text not null default 'one
-- two␍
-- three␍-- four	tab'::text
--   column tagged text not null default '$tag$ $$ ; $tag$'::text
--   column marks text not null default ':name $1 ?1 %s 100%'::text
--   column emoji text not null default 'naïve 😀'::text
--   column keyword text not null default 'CURRENT_TIMESTAMP'::text
--   column nothing text not null default 'NULL'::text
--   row ("","it's ""quoted""","x'); DROP TABLE users; --","\\' \\\\ \\n","one
-- two␍
-- three␍-- four	tab","$tag$ $$ ; $tag$",":name $1 ?1 %s 100%","naïve 😀",CURRENT_TIMESTAMP,NULL)

-- ## createTable: expressions as defaults

CREATE TABLE t (
    id INTEGER,
    word TIMESTAMP WITHOUT TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    enclosed TIMESTAMP WITHOUT TIME ZONE DEFAULT (CURRENT_TIMESTAMP) NOT NULL,
    text TEXT DEFAULT 'it''s',
    number INTEGER DEFAULT -1,
    sum INTEGER DEFAULT ((1) + (2)) NOT NULL,
    call TEXT DEFAULT lower('A'),
    chosen TEXT DEFAULT (CASE WHEN 1 IN (1, 2) THEN 'in' ELSE 'out' END),
    commented INTEGER DEFAULT (7 -- seven
),
    next INTEGER DEFAULT 8 NOT NULL
);

INSERT INTO t (id, word, enclosed) VALUES (1, NULL, '2026-11-20');

-- table public.t
--   column id integer null
--   column word timestamp without time zone null default CURRENT_TIMESTAMP
--   column enclosed timestamp without time zone not null default CURRENT_TIMESTAMP
--   column text text null default 'it''s'::text
--   column number integer null default '-1'::integer
--   column sum integer not null default (1 + 2)
--   column call text null default lower('A'::text)
--   column chosen text null default 
-- CASE
--     WHEN (1 = ANY (ARRAY[1, 2])) THEN 'in'::text
--     ELSE 'out'::text
-- END
--   column commented integer null default 7
--   column next integer not null default 8
--   row (1,,"2026-11-20 00:00:00",it's,-1,3,a,in,7,8)

-- ## createTable: lone integer keys number the rows

CREATE TABLE small (
    id SMALLSERIAL NOT NULL,
    a TEXT,
    PRIMARY KEY (id)
);

CREATE TABLE middle (
    a TEXT,
    id SERIAL NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE big (
    id BIGSERIAL NOT NULL,
    a TEXT,
    PRIMARY KEY (id)
);

INSERT INTO small (a) VALUES
    ('one'),
    ('two');

INSERT INTO middle (a) VALUES
    ('one'),
    ('two');

INSERT INTO big (a) VALUES
    ('one'),
    ('two');

-- table public.big
--   column id bigint not null default nextval('big_id_seq'::regclass)
--   column a text null
--   constraint big_pkey PRIMARY KEY (id)
--   sequence big_id_seq bigint
--   row (1,one)
--   row (2,two)
-- table public.middle
--   column a text null
--   column id integer not null default nextval('middle_id_seq'::regclass)
--   constraint middle_pkey PRIMARY KEY (id)
--   sequence middle_id_seq integer
--   row (one,1)
--   row (two,2)
-- table public.small
--   column id smallint not null default nextval('small_id_seq'::regclass)
--   column a text null
--   constraint small_pkey PRIMARY KEY (id)
--   sequence small_id_seq smallint
--   row (1,one)
--   row (2,two)

-- ## createTable: keys that don't number the rows

CREATE TABLE told (
    id BIGINT NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE defaulted (
    id BIGINT DEFAULT 1 NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE referring (
    id BIGINT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(id) REFERENCES users (id)
);

CREATE TABLE worded (
    id TEXT NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE several (
    one BIGINT NOT NULL,
    two BIGINT NOT NULL,
    PRIMARY KEY (one, two)
);

-- table public.defaulted
--   column id bigint not null default 1
--   constraint defaulted_pkey PRIMARY KEY (id)
-- table public.referring
--   column id bigint not null
--   constraint referring_id_fkey FOREIGN KEY (id) REFERENCES users(id)
--   constraint referring_pkey PRIMARY KEY (id)
-- table public.several
--   column one bigint not null
--   column two bigint not null
--   constraint several_pkey PRIMARY KEY (one, two)
-- table public.told
--   column id bigint not null
--   constraint told_pkey PRIMARY KEY (id)
-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)
-- table public.worded
--   column id text not null
--   constraint worded_pkey PRIMARY KEY (id)

-- ## createTable: autoIncrement gives no number twice

CREATE TABLE t (
    id BIGSERIAL NOT NULL,
    a TEXT,
    CONSTRAINT "the key" PRIMARY KEY (id)
);

INSERT INTO t (a) VALUES
    ('one'),
    ('two');

DELETE FROM t WHERE a = 'two';

INSERT INTO t (a) VALUES ('three');

-- table public.t
--   column id bigint not null default nextval('t_id_seq'::regclass)
--   column a text null
--   constraint "the key" PRIMARY KEY (id)
--   sequence t_id_seq bigint
--   row (1,one)
--   row (3,three)

-- ## createTable: autoIncrement beside the key

CREATE TABLE t (
    id TEXT NOT NULL,
    at SERIAL,
    PRIMARY KEY (id)
);

INSERT INTO t (id) VALUES
    ('a'),
    ('b');

-- table public.t
--   column id text not null
--   column at integer not null default nextval('t_at_seq'::regclass)
--   constraint t_pkey PRIMARY KEY (id)
--   sequence t_at_seq integer
--   row (a,1)
--   row (b,2)

-- ## createTable: autoIncrement in a key of several columns

CREATE TABLE t (
    id SERIAL NOT NULL,
    part INTEGER NOT NULL,
    PRIMARY KEY (id, part)
);

INSERT INTO t (part) VALUES
    (1),
    (1);

-- table public.t
--   column id integer not null default nextval('t_id_seq'::regclass)
--   column part integer not null
--   constraint t_pkey PRIMARY KEY (id, part)
--   sequence t_id_seq integer
--   row (1,1)
--   row (2,1)

-- ## createTable: collations

CREATE TABLE t (
    a TEXT COLLATE "C" NOT NULL,
    UNIQUE (a)
);

-- table public.t
--   column a text collate "C" not null
--   constraint t_a_key UNIQUE (a)

-- ## createTable: comments

CREATE TABLE "Commented" (
    a TEXT,
    b TEXT
);

COMMENT ON TABLE "Commented" IS E'\\'' \\\\ \\n';

COMMENT ON COLUMN "Commented".a IS 'x''); DROP TABLE users; --';

-- table public."Commented" -- \' \\ \n
--   column a text null -- x'); DROP TABLE users; --
--   column b text null

-- ## createTable: generated columns, stored and computed when read

CREATE TABLE t (
    a INTEGER,
    twice INTEGER GENERATED ALWAYS AS (a * 2 -- twice
) STORED NOT NULL,
    thrice INTEGER GENERATED ALWAYS AS (a * 3) VIRTUAL
);

INSERT INTO t (a) VALUES (2);

-- table public.t
--   column a integer null
--   column twice integer not null stored (a * 2)
--   column thrice integer null virtual (a * 3)
--   row (2,4,6)

-- ## createTable: primary keys over several columns

CREATE TABLE marked (
    a INTEGER NOT NULL,
    b TEXT NOT NULL,
    PRIMARY KEY (a, b)
);

CREATE TABLE listed (
    a INTEGER NOT NULL,
    b TEXT NOT NULL,
    CONSTRAINT pk_listed PRIMARY KEY (b, a)
);

-- table public.listed
--   column a integer not null
--   column b text not null
--   constraint pk_listed PRIMARY KEY (b, a)
-- table public.marked
--   column a integer not null
--   column b text not null
--   constraint marked_pkey PRIMARY KEY (a, b)

-- ## createTable: unique constraints, with and without names

CREATE TABLE t (
    a INTEGER,
    b INTEGER,
    c INTEGER,
    d INTEGER,
    UNIQUE (c, d),
    CONSTRAINT uq_d_a UNIQUE (d, a),
    UNIQUE (a),
    CONSTRAINT "b is unique" UNIQUE (b)
);

-- table public.t
--   column a integer null
--   column b integer null
--   column c integer null
--   column d integer null
--   constraint "b is unique" UNIQUE (b)
--   constraint t_a_key UNIQUE (a)
--   constraint t_c_d_key UNIQUE (c, d)
--   constraint uq_d_a UNIQUE (d, a)

-- ## createTable: unique constraints that are checked at the end

CREATE TABLE t (
    a INTEGER,
    b INTEGER,
    UNIQUE (b) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (a) DEFERRABLE
);

-- table public.t
--   column a integer null
--   column b integer null
--   constraint t_a_key UNIQUE (a) DEFERRABLE
--   constraint t_b_key UNIQUE (b) DEFERRABLE INITIALLY DEFERRED

-- ## createTable: unique constraints that are checked at once

CREATE TABLE t (
    a INTEGER,
    b INTEGER,
    UNIQUE (b) NOT DEFERRABLE INITIALLY IMMEDIATE,
    UNIQUE (a) NOT DEFERRABLE
);

-- table public.t
--   column a integer null
--   column b integer null
--   constraint t_a_key UNIQUE (a)
--   constraint t_b_key UNIQUE (b)

-- ## createTable: checks, with and without names

CREATE TABLE t (
    a INTEGER,
    b TEXT,
    CHECK (b <> ')' AND b <> ''''),
    CONSTRAINT "ck b" CHECK (b IS NULL OR a > 5),
    CHECK (a > 0),
    CONSTRAINT few CHECK (a < 10 -- not too many
)
);

-- table public.t
--   column a integer null
--   column b text null
--   constraint "ck b" CHECK (((b IS NULL) OR (a > 5)))
--   constraint few CHECK ((a < 10))
--   constraint t_a_check CHECK ((a > 0))
--   constraint t_b_check CHECK (((b <> ')'::text) AND (b <> ''''::text)))

-- ## createTable: foreign keys

CREATE TABLE t (
    a INTEGER,
    b INTEGER,
    c INTEGER,
    id SERIAL NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(a, c) REFERENCES pairs,
    CONSTRAINT "to pairs" FOREIGN KEY(b, c) REFERENCES pairs (a, b) MATCH SIMPLE,
    FOREIGN KEY(a) REFERENCES users,
    CONSTRAINT fk_b FOREIGN KEY(b) REFERENCES users (id),
    FOREIGN KEY(b) REFERENCES t (id)
);

-- table public.pairs
--   column a integer not null
--   column b integer not null
--   constraint pairs_pkey PRIMARY KEY (a, b)
-- table public.t
--   column a integer null
--   column b integer null
--   column c integer null
--   column id integer not null default nextval('t_id_seq'::regclass)
--   constraint fk_b FOREIGN KEY (b) REFERENCES users(id)
--   constraint t_a_c_fkey FOREIGN KEY (a, c) REFERENCES pairs(a, b)
--   constraint t_a_fkey FOREIGN KEY (a) REFERENCES users(id)
--   constraint t_b_fkey FOREIGN KEY (b) REFERENCES t(id)
--   constraint "to pairs" FOREIGN KEY (b, c) REFERENCES pairs(a, b)
--   constraint t_pkey PRIMARY KEY (id)
--   sequence t_id_seq integer
-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer

-- ## createTable: foreign keys with every action

CREATE TABLE t (
    cascade INTEGER,
    set_null INTEGER,
    set_default INTEGER,
    restrict INTEGER,
    no_action INTEGER,
    FOREIGN KEY(cascade) REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
    FOREIGN KEY(set_null) REFERENCES users (id) ON DELETE SET NULL ON UPDATE SET NULL,
    FOREIGN KEY(set_default) REFERENCES users (id) ON DELETE SET DEFAULT ON UPDATE SET DEFAULT,
    FOREIGN KEY(restrict) REFERENCES users (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
    FOREIGN KEY(no_action) REFERENCES users (id) ON DELETE NO ACTION ON UPDATE NO ACTION
);

-- table public.t
--   column cascade integer null
--   column set_null integer null
--   column set_default integer null
--   column restrict integer null
--   column no_action integer null
--   constraint t_cascade_fkey FOREIGN KEY (cascade) REFERENCES users(id) ON UPDATE CASCADE ON DELETE CASCADE
--   constraint t_no_action_fkey FOREIGN KEY (no_action) REFERENCES users(id)
--   constraint t_restrict_fkey FOREIGN KEY (restrict) REFERENCES users(id) ON UPDATE RESTRICT ON DELETE RESTRICT
--   constraint t_set_default_fkey FOREIGN KEY (set_default) REFERENCES users(id) ON UPDATE SET DEFAULT ON DELETE SET DEFAULT
--   constraint t_set_null_fkey FOREIGN KEY (set_null) REFERENCES users(id) ON UPDATE SET NULL ON DELETE SET NULL
-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## createTable: foreign keys that may be checked at the end

CREATE TABLE t (
    a INTEGER,
    b INTEGER,
    c INTEGER,
    d INTEGER,
    e INTEGER,
    f INTEGER,
    FOREIGN KEY(a) REFERENCES users DEFERRABLE,
    FOREIGN KEY(b) REFERENCES users DEFERRABLE INITIALLY IMMEDIATE,
    FOREIGN KEY(c) REFERENCES users DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(d) REFERENCES users DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(e) REFERENCES users NOT DEFERRABLE,
    FOREIGN KEY(f) REFERENCES users NOT DEFERRABLE INITIALLY IMMEDIATE
);

-- table public.t
--   column a integer null
--   column b integer null
--   column c integer null
--   column d integer null
--   column e integer null
--   column f integer null
--   constraint t_a_fkey FOREIGN KEY (a) REFERENCES users(id) DEFERRABLE
--   constraint t_b_fkey FOREIGN KEY (b) REFERENCES users(id) DEFERRABLE
--   constraint t_c_fkey FOREIGN KEY (c) REFERENCES users(id) DEFERRABLE INITIALLY DEFERRED
--   constraint t_d_fkey FOREIGN KEY (d) REFERENCES users(id) DEFERRABLE INITIALLY DEFERRED
--   constraint t_e_fkey FOREIGN KEY (e) REFERENCES users(id)
--   constraint t_f_fkey FOREIGN KEY (f) REFERENCES users(id)
-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## createTable: foreign keys that match in full

CREATE TABLE t (
    a INTEGER,
    b INTEGER,
    FOREIGN KEY(a, b) REFERENCES pairs MATCH FULL
);

-- table public.pairs
--   column a integer not null
--   column b integer not null
--   constraint pairs_pkey PRIMARY KEY (a, b)
-- table public.t
--   column a integer null
--   column b integer null
--   constraint t_a_b_fkey FOREIGN KEY (a, b) REFERENCES pairs(a, b) MATCH FULL

-- ## createTable: foreign keys into another schema

CREATE TABLE "App".t (
    a INTEGER,
    b INTEGER,
    FOREIGN KEY(a) REFERENCES public.users (id),
    FOREIGN KEY(b) REFERENCES public.users (id)
);

-- schema "App"
-- table "App".t
--   column a integer null
--   column b integer null
--   constraint t_a_fkey FOREIGN KEY (a) REFERENCES users(id)
--   constraint t_b_fkey FOREIGN KEY (b) REFERENCES users(id)
-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## createTable: indexes

CREATE TABLE t (
    a TEXT,
    b TEXT,
    c TEXT
);

CREATE INDEX ix_t_a ON t (a);

CREATE UNIQUE INDEX "b once" ON t (b) WHERE b <> '';

CREATE INDEX ix_both ON t (a, c DESC);

CREATE INDEX ix_lower ON t (lower(c), (a || c)) WHERE c > 'c';

-- table public.t
--   column a text null
--   column b text null
--   column c text null
--   index UNIQUE INDEX "b once" ON public.t USING btree (b) WHERE (b <> ''::text)
--   index INDEX ix_both ON public.t USING btree (a, c DESC)
--   index INDEX ix_lower ON public.t USING btree (lower(c), ((a || c))) WHERE (c > 'c'::text)
--   index INDEX ix_t_a ON public.t USING btree (a)

-- ## createTable: in a schema

CREATE TABLE "App".users (
    id SERIAL NOT NULL,
    name TEXT,
    PRIMARY KEY (id)
);

CREATE INDEX ix_users_name ON "App".users (name);

COMMENT ON TABLE "App".users IS 'ours';

CREATE TABLE "App".t (
    a INTEGER,
    b INTEGER,
    FOREIGN KEY(a) REFERENCES "App".users,
    FOREIGN KEY(b) REFERENCES "App".users (id)
);

COMMENT ON COLUMN "App".t.a IS 'whose';

-- schema "App"
-- table "App".t
--   column a integer null -- whose
--   column b integer null
--   constraint t_a_fkey FOREIGN KEY (a) REFERENCES "App".users(id)
--   constraint t_b_fkey FOREIGN KEY (b) REFERENCES "App".users(id)
-- table "App".users -- ours
--   column id integer not null default nextval('"App".users_id_seq'::regclass)
--   column name text null
--   constraint users_pkey PRIMARY KEY (id)
--   index INDEX ix_users_name ON "App".users USING btree (name)
--   sequence "App".users_id_seq integer

-- ## createTable: STRICT, with each type that it has a name for

-- unsupported: PostgreSQL has no STRICT tables
--   Where it is for SQLite alone, ask first: if (op.dialect === "sqlite")

-- ## createTable: WITHOUT ROWID

-- unsupported: PostgreSQL has no STRICT tables
--   Where it is for SQLite alone, ask first: if (op.dialect === "sqlite")

-- ## createTable: WITHOUT ROWID, and numbers

-- unsupported: PostgreSQL has no WITHOUT ROWID tables
--   Where it is for SQLite alone, ask first: if (op.dialect === "sqlite")

-- ## createTable: unlogged, with storage parameters, in a tablespace

CREATE UNLOGGED TABLE t (
    a INTEGER
) WITH (fillfactor = 70, toast.autovacuum_enabled = false) TABLESPACE pg_default;

-- table public.t unlogged  with {fillfactor=70}
--   column a integer null

-- ## createTable: partitions

CREATE TABLE t (
    a INTEGER NOT NULL,
    b TEXT
) PARTITION BY range (a);

CREATE TABLE t_1 PARTITION OF t (
    CONSTRAINT "some" CHECK (b <> '')
) FOR VALUES FROM (1) TO (10) WITH (fillfactor = 70);

CREATE INDEX ix ON t_1 (b);

CREATE TABLE t_2 PARTITION OF public.t DEFAULT -- all others
 PARTITION BY list (b);

CREATE TABLE t_3 PARTITION OF t_2 DEFAULT;

INSERT INTO t (a, b) VALUES
    (1, 'x'),
    (11, 'y');

-- table public.t partitioned by RANGE (a)
--   column a integer not null
--   column b text null
-- table public.t_1 partition of t FOR VALUES FROM (1) TO (10)  with {fillfactor=70}
--   column a integer not null
--   column b text null
--   constraint "some" CHECK ((b <> ''::text))
--   index INDEX ix ON public.t_1 USING btree (b)
--   row (1,x)
-- table public.t_2 partitioned by LIST (b)  partition of t DEFAULT
--   column a integer not null
--   column b text null
-- table public.t_3 partition of t_2 DEFAULT
--   column a integer not null
--   column b text null
--   row (11,y)

-- ## createTable: inherits

CREATE TABLE base (
    a INTEGER NOT NULL
);

CREATE TABLE "base 2" (
    c INTEGER
);

CREATE TABLE t (
    b TEXT,
    UNIQUE (a)
) INHERITS (base, public."base 2");

-- table public."base 2"
--   column c integer null
-- table public.base
--   column a integer not null
-- table public.t inherits base, "base 2"
--   column a integer not null
--   column c integer null
--   column b text null
--   constraint t_a_key UNIQUE (a)

-- ## createTable: identity

CREATE TABLE t (
    id BIGINT NOT NULL GENERATED BY DEFAULT AS IDENTITY,
    a TEXT,
    PRIMARY KEY (id)
);

INSERT INTO t (a) VALUES
    ('one'),
    ('two');

-- table public.t
--   column id bigint not null identity
--   column a text null
--   constraint t_pkey PRIMARY KEY (id)
--   sequence t_id_seq bigint
--   row (1,one)
--   row (2,two)

-- ## createTable: identity that counts as told

CREATE TABLE t (
    id SMALLINT NOT NULL GENERATED ALWAYS AS IDENTITY (INCREMENT BY 5 MINVALUE 5 MAXVALUE 1000 START WITH 10 CACHE 2 CYCLE),
    other INTEGER NOT NULL GENERATED BY DEFAULT AS IDENTITY (INCREMENT BY -1),
    a TEXT,
    PRIMARY KEY (id)
);

INSERT INTO t (a) VALUES
    ('one'),
    ('two');

-- table public.t
--   column id smallint not null identity always
--   column other integer not null identity
--   column a text null
--   constraint t_pkey PRIMARY KEY (id)
--   sequence t_id_seq smallint start 10 increment 5 from 5 to 1000 cache 2 cycle
--   sequence t_other_seq integer start -1 increment -1 from -2147483648 to -1 cache 1
--   row (10,-1,one)
--   row (15,-2,two)

-- ## createTable: ifNotExists leaves what is there

CREATE TABLE IF NOT EXISTS t (
    a TEXT,
    b TEXT
);

CREATE INDEX IF NOT EXISTS ix_a ON t (a);

-- table public.t
--   column a integer null
--   index INDEX ix_a ON public.t USING btree (a)

-- ## createTable: odd names

CREATE TABLE "x""); DROP TABLE users; --" (
    "select" SERIAL NOT NULL,
    "CamelCase" INTEGER,
    " two  words " TEXT DEFAULT ' two  words ',
    "naïve 😀" TEXT DEFAULT 'naïve 😀',
    ":name $1 ?1 %s \ $$" TEXT DEFAULT E':name $1 ?1 %s \\ $$',
    PRIMARY KEY ("select"),
    CONSTRAINT "it's ""quoted""2" UNIQUE (" two  words ", "naïve 😀", ":name $1 ?1 %s \ $$"),
    CONSTRAINT "x""); DROP TABLE users; --" CHECK ("select" > 0),
    CONSTRAINT "it's ""quoted""" FOREIGN KEY("CamelCase") REFERENCES "x""); DROP TABLE users; --" ("select")
);

CREATE INDEX "x""); DROP TABLE users; --2" ON "x""); DROP TABLE users; --" ("CamelCase", " two  words ", "naïve 😀", ":name $1 ?1 %s \ $$");

COMMENT ON TABLE "x""); DROP TABLE users; --" IS 'x"); DROP TABLE users; --';

INSERT INTO "x""); DROP TABLE users; --" ("select", "CamelCase") VALUES (1, 1);

-- table public."x""); DROP TABLE users; --" -- x"); DROP TABLE users; --
--   column "select" integer not null default nextval('"x""); DROP TABLE users; --_select_seq"'::regclass)
--   column "CamelCase" integer null
--   column " two  words " text null default ' two  words '::text
--   column "naïve 😀" text null default 'naïve 😀'::text
--   column ":name $1 ?1 %s \ $$" text null default ':name $1 ?1 %s \ $$'::text
--   constraint "x""); DROP TABLE users; --" CHECK (("select" > 0))
--   constraint "it's ""quoted""" FOREIGN KEY ("CamelCase") REFERENCES "x""); DROP TABLE users; --"("select")
--   constraint "x""); DROP TABLE users; --_pkey" PRIMARY KEY ("select")
--   constraint "it's ""quoted""2" UNIQUE (" two  words ", "naïve 😀", ":name $1 ?1 %s \ $$")
--   index INDEX "x""); DROP TABLE users; --2" ON public."x""); DROP TABLE users; --" USING btree ("CamelCase", " two  words ", "naïve 😀", ":name $1 ?1 %s \ $$")
--   sequence "x""); DROP TABLE users; --_select_seq" integer
--   row (1,1," two  words ","naïve 😀",":name $1 ?1 %s \\ $$")

-- ## createTable: a name of 64 letters

-- operation: The name "tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt" is too long for PostgreSQL
--   It has 63 bytes for a name.

-- ## createTable: no columns

CREATE TABLE t ();

-- table public.t

-- ## createTable: a table that is there

-- database: PostgreSQL refused the statement: relation "users" already exists

-- ## dropTable: a table with its rows and indexes

DROP TABLE users;

-- nothing

-- ## dropTable: in a schema

DROP TABLE "App".t;

-- schema "App"

-- ## dropTable: an odd name

DROP TABLE "x""); DROP TABLE users; --";

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## dropTable: ifExists without a table

DROP TABLE IF EXISTS t;

-- nothing

-- ## dropTable: with what depends on it

DROP TABLE IF EXISTS users CASCADE;

-- table public.posts
--   column author integer null

-- ## dropTable: a table that isn't there

-- database: PostgreSQL refused the statement: table "t" does not exist

-- ## alterTable: what PostgreSQL's are

ALTER TABLE t SET UNLOGGED;

ALTER TABLE t SET TABLESPACE pg_default;

ALTER TABLE t SET (fillfactor = 70, autovacuum_enabled = false);

ALTER TABLE t SET LOGGED;

ALTER TABLE t SET (fillfactor = 80);

ALTER TABLE t RESET (autovacuum_enabled);

-- table public.t with {fillfactor=80}
--   column a integer null

-- ## alterTable: what SQLite's are

-- unsupported: PostgreSQL has no STRICT tables
--   Where it is for SQLite alone, ask first: if (op.dialect === "sqlite")

-- ## alterTable: back to the usual, in a schema

-- unsupported: PostgreSQL has no STRICT tables
--   Where it is for SQLite alone, ask first: if (op.dialect === "sqlite")

-- ## alterTable: STRICT with types that are unknown there

-- unsupported: PostgreSQL has no STRICT tables
--   Where it is for SQLite alone, ask first: if (op.dialect === "sqlite")

-- ## alterTable: STRICT where rows hold something else

-- unsupported: PostgreSQL has no STRICT tables
--   Where it is for SQLite alone, ask first: if (op.dialect === "sqlite")

-- ## createTableComment: one, and another one

COMMENT ON TABLE users IS 'who';

COMMENT ON TABLE users IS 'x''); DROP TABLE users; --';

-- table public.users -- x'); DROP TABLE users; --
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## createTableComment: in a schema

COMMENT ON TABLE "App".t IS 'ours';

-- schema "App"
-- table "App".t -- ours
--   column a integer null

-- ## dropTableComment: whether or not there is one

COMMENT ON TABLE t IS NULL;

COMMENT ON TABLE users IS NULL;

-- table public.t
--   column a integer null -- stays
-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## renameTable: rows, indexes and references stay

ALTER TABLE users RENAME TO people;

-- table public.people
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   index INDEX ix_users_name ON public.people USING btree (name)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)
-- table public.posts
--   column author integer null
--   constraint posts_author_fkey FOREIGN KEY (author) REFERENCES people(id)

-- ## renameTable: in a schema

ALTER TABLE "App".t RENAME TO u;

-- schema "App"
-- table "App".u
--   column a integer null

-- ## renameTable: odd names

ALTER TABLE "it's ""quoted""" RENAME TO "x""); DROP TABLE users; --";

-- table public."x""); DROP TABLE users; --"
--   column a integer null

-- ## renameTable: a name that is taken

-- database: PostgreSQL refused the statement: relation "users" already exists
