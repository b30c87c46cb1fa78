import { onOneLine } from "../lines.ts";
import type { Operation } from "../operations/operation.ts";
import { print } from "../operations/rules.ts";
import { filePath, pathFrom } from "../paths.ts";
import type { RevisionBody } from "../revisions/write.ts";
import { indexName } from "../schema/naming.ts";
import type { Constraint } from "../schema/model.ts";
import { isRenamed, type NamingConvention } from "../schema/naming_convention.ts";
import {
  call,
  importsOf,
  layOut,
  mapParts,
  mapTypes,
  type Source,
  value,
} from "../schema/source.ts";
import type { ColumnType } from "../schema/types.ts";

/** What a revision is to do, both ways. */
export interface BothWays {
  readonly upgrade: readonly Operation[];
  readonly downgrade: readonly Operation[];
}

/** How operations are written as TypeScript. */
export interface SourceStyle {
  /** Absolute: where the file goes, for imports of the project's own modules. */
  readonly directory: string;
  /** The project's own words for a column type; undefined leaves it to the tool. */
  readonly typeSource?: (type: ColumnType) => Source | undefined;
  /** By which names are made where the revision runs: those that are made already say so. */
  readonly convention?: NamingConvention;
  /** Comments that stand above an operation. */
  readonly remarks?: Remarks;
}

/** What readers should know of an operation, a line each. */
export type Remarks = (operation: Operation) => readonly string[];

/** A revision's body that does these operations. */
export function revisionBody({ upgrade, downgrade }: BothWays, style: SourceStyle): RevisionBody {
  const [up, down] = [upgrade, downgrade].map((operations) => statements(operations, style));
  const sources = [...up!, ...down!].map(({ source }) => source);
  const imports = importsOf(sources, (module) => specifier(module, style));
  return {
    upgrades: codeOf(up!),
    downgrades: codeOf(down!),
    imports: [...imports.get("migrate") ?? []],
    importLines: [...imports].filter(([module]) => module !== "migrate")
      .map(([module, names]) => `import { ${[...names].sort().join(", ")} } from "${module}";`),
  };
}

/** Operations as the statements that a revision has for them. */
export function operationsCode(operations: readonly Operation[], style: SourceStyle): string {
  const code = codeOf(statements(operations, style));
  return typeof code === "string" ? code : code(0);
}

interface CodeStatement {
  /** What the reader should know of it. */
  readonly comments: readonly string[];
  readonly source: Source;
}

function statements(
  operations: readonly Operation[],
  { typeSource, convention = {}, remarks = () => [] }: SourceStyle,
): readonly CodeStatement[] {
  const made = madeNames(operations, convention);
  const final = conventionalNames(operations).union(made);
  return operations.map((operation) => ({
    comments: [...remarks(operation), ...ownRemarks(operation)],
    source: withFinal(mapTypes(print(operation, final), (type) => typeSource?.(type)), made),
  }));
}

/** The names of constraints that a convention would make other names of. */
function madeNames(
  operations: readonly Operation[],
  convention: NamingConvention,
): ReadonlySet<string> {
  const named = operations.flatMap(constraintsIn).filter((each) => isRenamed(each, convention));
  return new Set(named.flatMap(({ name = [] }) => name));
}

function constraintsIn(operation: Operation): readonly Pick<Constraint, "kind" | "name">[] {
  switch (operation.kind) {
    case "createTable":
      return operation.table.constraints;
    case "addColumn":
      return operation.constraints;
    case "dropConstraint":
      return operation.type
        ? [{ kind: operation.type, ...operation.name !== undefined && { name: operation.name } }]
        : [];
    default:
      return "constraint" in operation ? [operation.constraint] : [];
  }
}

/** A source in whose options such names are final: `{ name: op.f("…") }`. */
function withFinal(source: Source, names: ReadonlySet<string>): Source {
  const texts = new Set([...names].map((name) => codeText(value(name))));
  const isFinal = (key: string, each: Source) => key === "name" && texts.has(codeText(each));
  return mapParts(source, (part) => {
    if (part.kind !== "object" || !part.entries.some(([key, each]) => isFinal(key, each))) {
      return undefined;
    }
    const entries = part.entries.map(([key, each]) =>
      [key, isFinal(key, each) ? call("op.f", [each]) : each] as const
    );
    return { ...part, entries };
  });
}

function codeText(source: Source): string | undefined {
  return source.kind === "text" ? source.text : undefined;
}

/** The names that `op` would give by itself. */
function conventionalNames(operations: readonly Operation[]): ReadonlySet<string> {
  const names = operations.flatMap((operation) => {
    if (operation.kind === "dropIndex") {
      const { name, table } = operation;
      return table !== undefined && name.startsWith(`ix_${table}_`) ? [name] : [];
    }
    if (operation.kind !== "createIndex") return [];
    const { table, index: { name, keys } } = operation;
    const columns = keys.flatMap(({ column = [] }) => column);
    return name === indexName(table, columns) ? [name] : [];
  });
  return new Set(names);
}

/** What would surprise a reader who doesn't look twice. */
export function ownRemarks(operation: Operation): readonly string[] {
  if (operation.kind !== "addColumn" || operation.fill === undefined) return [];
  const { fill } = operation;
  const value = fill instanceof Uint8Array ? "no bytes" : JSON.stringify(fill);
  return [`The rows that are there get ${value}: put what they should have.`];
}

function codeOf(statements: readonly CodeStatement[]): RevisionBody["upgrades"] {
  if (statements.length === 0) return "";
  return (indent) =>
    statements
      .flatMap(({ comments, source }) => [
        ...comments.map((comment) => `// ${onOneLine(comment)}`),
        `${layOut(source, { indent })};`,
      ])
      .join(`\n${" ".repeat(indent)}`);
}

/** What an import names: a file of the project is named from the folder of the revisions. */
function specifier(module: string, { directory }: SourceStyle): string {
  if (!module.startsWith("file:")) return module;
  const path = pathFrom(directory, filePath(module)).replaceAll(/[%?#"\\]/g, encodeURIComponent);
  return path.startsWith(".") ? path : `./${path}`;
}
