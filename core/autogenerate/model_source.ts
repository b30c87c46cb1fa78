import type { Operation } from "../operations/operation.ts";
import { print } from "../operations/rules.ts";
import { importStatement } from "../revisions/import_statement.ts";
import { entriesWhere } from "../schema/edit.ts";
import type { Enum, Model, Named, Table } from "../schema/model.ts";
import { isNumbered } from "../schema/numbering.ts";
import { importsOf, layOut, mapTypes, type Source, text } from "../schema/source.ts";
import { exportNames, type Wanted } from "./export_names.ts";
import { byName, nameOf } from "./order.ts";

/** TypeScript that declares what a model holds: file names, one for each schema, and texts. */
export function modelFiles(model: Model): ReadonlyMap<string, string> {
  const [main, ...others] = partsBySchema(model);
  const names = exportNames(others.map(({ schema }) => ({ name: schema, kind: "Schema" })));
  return new Map([
    ["schema.ts", fileText(main!.part)],
    ...others.map(({ part }, at) => [`${names[at]}.ts`, fileText(part)] as const),
  ]);
}

/** What stands in no schema that is named, with what no schema holds; then what stands in each. */
function partsBySchema(model: Model): readonly { readonly schema: string; readonly part: Model }[] {
  const placed: readonly Named[] = [
    ...model.enums,
    ...model.sequences,
    ...model.domains,
    ...model.tables,
    ...model.views,
    ...model.routines,
    ...model.triggers,
  ];
  const used = new Set(placed.flatMap(({ schema }) => schema ?? []));
  const partOf = (schema: string | undefined): Model => {
    const isHere = (each: Named) => each.schema === schema;
    return {
      ...entriesWhere(model, isHere),
      schemas: schema === undefined ? model.schemas.filter((name) => !used.has(name)) : [],
      extensions: schema === undefined ? model.extensions : [],
    };
  };
  return [
    { schema: "", part: partOf(undefined) },
    ...[...used].sort().map((schema) => ({ schema, part: partOf(schema) })),
  ];
}

/** One export of a model file. */
interface Declared extends Wanted {
  readonly source: Source;
}

function fileText(model: Model): string {
  const declared = declarations(model);
  const names = exportNames(declared);
  const enumNames = new Map(
    declared.flatMap(({ enum: type }, at) => type ? [[nameOf(type), names[at]!]] : []),
  );
  const sources = declared.map(({ source }) =>
    mapTypes(source, (type) => {
      const name = type.kind === "enum" ? enumNames.get(nameOf(type)) : undefined;
      return name === undefined ? undefined : text(`${name}()`);
    })
  );
  const exports = sources.map((source, at) => {
    const before = `export const ${names[at]} = `;
    return `${before}${layOut(source, { before: before.length })};\n`;
  });
  const imports = importStatement([...importsOf(sources).get("migrate") ?? []]);
  return [header, `${imports}\n`, ...exports].join("\n");
}

const header = `/*
 * What the database is to hold. Change it here, then have the difference written as a revision:
 * migrate revision --autogenerate -m "what was changed"
 */`;

/** Each thing of a model as the call that declares it. */
function declarations(model: Model): readonly (Declared & { readonly enum?: Enum })[] {
  const { schemas, extensions, enums, sequences, domains, tables, views, routines, triggers } =
    model;
  return [
    ...schemas.toSorted()
      .map((name) => declaration({ name }, "Schema", { kind: "createSchema", name })),
    ...byName(extensions).map((extension) =>
      declaration(extension, "Extension", { kind: "createExtension", extension })
    ),
    ...byName(enums).map((each) => ({
      ...declaration(each, "Enum", { kind: "createEnum", enum: each }),
      enum: each,
    })),
    ...byName(sequences).map((sequence) =>
      declaration(sequence, "Sequence", { kind: "createSequence", sequence })
    ),
    ...byName(domains).map((domain) =>
      declaration(domain, "Domain", { kind: "createDomain", domain })
    ),
    ...byName(tables).map((table) =>
      declaration(table, "Table", { kind: "createTable", table: withPlainNumbers(table) })
    ),
    ...byName(views).map((view) => declaration(view, "View", { kind: "createView", view })),
    ...byName(routines).map((routine) =>
      declaration(routine, "Function", { kind: "createFunction", routine })
    ),
    ...byName(triggers).map((trigger) =>
      declaration(trigger, "Trigger", { kind: "createTrigger", trigger })
    ),
  ];
}

/** The table as one writes it: what numbers its rows is never NULL, though it doesn't say so. */
function withPlainNumbers(table: Table): Table {
  const columns = table.columns.map((column) =>
    isNumbered(column, table) ? { ...column, nullable: false } : column
  );
  return { ...table, columns };
}

/** What declares each kind of thing: it takes what the method of `op` takes that makes one. */
const builders = {
  Schema: "schema",
  Extension: "extension",
  Enum: "enumType",
  Sequence: "sequence",
  Domain: "domain",
  Table: "table",
  View: "view",
  Function: "routine",
  Trigger: "trigger",
} as const;

function declaration(
  { name }: Named,
  kind: keyof typeof builders,
  operation: Operation,
): Declared {
  const source = print(operation);
  const callee = builders[kind];
  return {
    name,
    kind,
    source: source.kind === "call" ? { ...source, callee, module: "migrate" } : source,
  };
}
