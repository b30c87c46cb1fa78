import assert from "node:assert/strict";
import { readConfig } from "../../core/config/file.ts";
import { only, project } from "./project.ts";

interface Noted {
  readonly title: string;
  /** Below `[alembic]` with a script location. */
  readonly ini?: string;
  readonly envPy?: string;
  readonly files?: Readonly<Record<string, string>>;
  /** Each note's file and line, message, hint. */
  readonly notes: readonly (readonly [place: string, message: string, hint: string])[];
}

const instead = "What env.ts needs comes by -x key=value or from a variable.";

const rows: readonly Noted[] = [
  {
    title: "nothing to what alembic init writes",
    ini: "prepend_sys_path = .\npath_separator = os\nsqlalchemy.url = driver://x\n" +
      "sourceless = false\nrevision_environment = false\noutput_encoding = utf-8\n" +
      "[post_write_hooks]\n[loggers]\nkeys = root,sqlalchemy,alembic\n[logger_root]\nlevel = WARN",
    envPy: "# target_metadata = mymodel.Base.metadata\ntarget_metadata = None\n" +
      'url = config.get_main_option("sqlalchemy.url")\n' +
      "context.configure(url=url, compare_type=True, transaction_per_migration=False)\n" +
      "connectable = engine_from_config(config.get_section(config.config_ini_section, {}))",
    notes: [],
  },
  {
    title: "SQLAlchemy's keys",
    ini: "sqlalchemy.echo = true\nsqlalchemy.pool_size = 5",
    notes: [[
      "alembic.ini:3",
      "sqlalchemy.echo, sqlalchemy.pool_size are SQLAlchemy's, which is not used here",
      "What concerns the connection is said in the URL, as in ?connect_timeout=5",
    ]],
  },
  {
    title: "keys of the application's own, but for those that others are made of",
    ini: "db_host = h\nsqlalchemy.url = sqlite:///%(DB_HOST)s\nmy_own = 5%",
    notes: [["alembic.ini:5", "my_own is for env.py, which is not run here", instead]],
  },
  {
    title: "a key that is mistyped",
    ini: "time_zone = UTC",
    notes: [[
      "alembic.ini:3",
      "time_zone is for env.py, which is not run here",
      'Did you mean "timezone"?',
    ]],
  },
  {
    title: "Alembic's keys that can't be honoured",
    ini: "sourceless = true\nrevision_environment = true\noutput_encoding = latin-1",
    notes: [
      [
        "alembic.ini:3",
        "sourceless = true can't be honoured",
        "Revisions are read as text here, as .ts and .sql files.",
      ],
      [
        "alembic.ini:4",
        "revision_environment = true can't be honoured",
        "env.py is not run here: what code decides, env.ts does.",
      ],
      [
        "alembic.ini:5",
        "output_encoding = latin-1 can't be honoured",
        "Files are written in UTF-8.",
      ],
    ],
  },
  {
    title: "keys of a pyproject.toml",
    files: { "pyproject.toml": '[tool.alembic]\nsourceless = true\n"my own" = 1\n' },
    notes: [
      [
        "pyproject.toml:2",
        "sourceless = true can't be honoured",
        "Revisions are read as text here, as .ts and .sql files.",
      ],
      ["pyproject.toml:3", "my own is for env.py, which is not run here", instead],
    ],
  },
  {
    title: "what env.py decides, unless the ini file says it",
    ini: "version_table_schema = s",
    envPy: `config.set_main_option("sqlalchemy.url", settings.url)
context.configure(
    connection=connection,
    version_table="versions", version_table_schema="s",
    transaction_per_migration=True,
    include_object=include,
)
connection.execute(text("SET search_path TO " + context.get_x_argument()["tenant"]))
`,
    notes: [
      [
        "a/env.py:1",
        "env.py decides which database it is, and is not run here",
        "Here that is said by ${VAR} in sqlalchemy.url, $DATABASE_URL, --url, or url in env.ts.",
      ],
      [
        "a/env.py:4",
        "env.py decides version_table, and is not run here",
        "Here that is said by the key version_table beside script_location.",
      ],
      [
        "a/env.py:5",
        "env.py decides transaction_per_migration, and is not run here",
        "Here that is said by the key transaction_per_migration beside script_location.",
      ],
      [
        "a/env.py:8",
        "env.py decides what -x means, and is not run here",
        "Here that is said by env.ts, which gets it as x; -x db=URL names the database.",
      ],
      [
        "a/env.py:8",
        "env.py decides which schema is worked in, and is not run here",
        "Here that is said by --schema and --each-schema.",
      ],
      [
        "a/env.py:6",
        "env.py decides include_object, and is not run here",
        "Here that is said by includeObject in env.ts.",
      ],
    ],
  },
  {
    title: "nothing of env.py where there is an env.ts",
    envPy: 'version_table="versions"',
    files: { "a/env.ts": "export default {};" },
    notes: [],
  },
];

for (const { title, ini = "", envPy, files = {}, notes } of rows) {
  Deno.test(`readConfig() notes ${title}`, async () => {
    using folder = project({
      "alembic.ini": `[alembic]\nscript_location = a\n${ini}\n`,
      ...envPy === undefined ? {} : { "a/env.py": envPy },
      ...files,
    });
    const config = await readConfig({ workingDirectory: folder.path, variables: only() });
    const found = config.notes.map(({ message, hint, where: { file = "", line } }) => {
      const name = file.replace(`${folder.path}/`, "");
      return [line === undefined ? name : `${name}:${line}`, message, hint];
    });
    assert.deepEqual(found, notes);
  });
}
