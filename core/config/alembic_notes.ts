import { MigrateError, type Where } from "../errors.ts";
import { didYouMean } from "../suggest.ts";
import type { AlembicFiles } from "./alembic_files.ts";
import { alembicKeys } from "./alembic_keys.ts";

/** A key that has no meaning here, as it is written. */
interface Written {
  readonly key: string;
  readonly value: string;
  readonly where: Where;
}

/** Alembic's own keys that can't be honoured, with the value at which that matters, and why. */
const keysInVain: Readonly<Record<string, readonly [matters: RegExp, why: string]>> = {
  sourceless: [/^true$/, "Revisions are read as text here, as .ts and .sql files."],
  revision_environment: [/^true$/, "env.py is not run here: what code decides, env.ts does."],
  output_encoding: [/^(?!utf[-_]?8$)/i, "Files are written in UTF-8."],
};

/**
 * What the main section (`name`) of the ini file, or the table of the `pyproject.toml`, says in vain: keys of Alembic's
 * that can't be honoured, SQLAlchemy's, and those that only `env.py` reads.
 */
export function keyNotes(files: AlembicFiles, name: string): readonly MigrateError[] {
  const strange = [...iniKeys(files, name), ...tomlKeys(files)]
    .filter(({ key }) => !alembicKeys.includes(key));
  const isSqlAlchemys = ({ key }: Written) => key.startsWith("sqlalchemy.");
  const isAlembics = ({ key }: Written) => key in keysInVain;
  return [
    ...strange.filter(isAlembics).flatMap(ownNote),
    ...noteFor(
      strange.filter(isSqlAlchemys),
      "SQLAlchemy's, which is not used here",
      () => "What concerns the connection is said in the URL, as in ?connect_timeout=5",
    ),
    ...noteFor(
      strange.filter((each) => !isSqlAlchemys(each) && !isAlembics(each)),
      "for env.py, which is not run here",
      (key) =>
        didYouMean(key, alembicKeys) ??
          "What env.ts needs comes by -x key=value or from a variable.",
    ),
  ];
}

function iniKeys({ ini }: AlembicFiles, name: string): readonly Written[] {
  const options = [...ini?.sections.get(name) ?? []];
  const values = options.map(([, { value }]) => value.toLowerCase());
  // What other values are made of is read.
  const isPart = (key: string) => values.some((value) => value.includes(`%(${key})s`));
  return options.filter(([key]) => !isPart(key)).map(([key, { value, line }]) => ({
    key,
    value,
    where: { file: ini!.file, line, key: `${name}.${key}` },
  }));
}

function tomlKeys({ toml }: AlembicFiles): readonly Written[] {
  return [...toml?.entries ?? []].map(([key, { value, line }]) => ({
    key,
    value: String(value),
    where: { file: toml!.file, line, key: `${toml!.key}.${key}` },
  }));
}

function ownNote({ key, value, where }: Written): readonly MigrateError[] {
  const [matters, why] = keysInVain[key]!;
  if (!matters.test(value)) return [];
  return [
    new MigrateError("config", `${key} = ${value} can't be honoured`, { where, hint: why }),
  ];
}

function noteFor(
  keys: readonly Written[],
  whose: string,
  hint: (firstKey: string) => string,
): readonly MigrateError[] {
  const [first] = keys;
  if (first === undefined) return [];
  const names = keys.map(({ key }) => key).join(", ");
  const message = `${names} ${keys.length === 1 ? "is" : "are"} ${whose}`;
  return [new MigrateError("config", message, { where: first.where, hint: hint(first.key) })];
}
