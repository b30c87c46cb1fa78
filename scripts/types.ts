/**
 * Writes `templates/migrate.d.ts`: all that `mod.ts` exports, as one declaration file that needs no other.
 * `deno task types`; users get the file by `migrate init` and `migrate types`.
 */
import { execFileSync } from "node:child_process";
import { basename, join, resolve } from "node:path";
import ts from "typescript";

const ROOT = resolve(import.meta.dirname!, "..");

/** Where the declarations are kept. */
export const DECLARATIONS = join(ROOT, "templates", "migrate.d.ts");

const HEADER = `// deno-fmt-ignore-file deno-lint-ignore-file
/**
 * What revisions, models and env.ts import from "migrate", for editors and type checkers.
 *
 * Written anew by \`migrate types\`; migrate itself doesn't read it.
 */
`;

const OPTIONS: ts.CompilerOptions = {
  allowImportingTsExtensions: true,
  declaration: true,
  emitDeclarationOnly: true,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  strict: true,
  target: ts.ScriptTarget.ESNext,
  types: [],
};

/**
 * The text of the declaration file: what `mod.ts` exports first, in its order, then what that refers to.
 *
 * Reads the sources. Throws for a type that is only inferred where it names another file's: the docs of what
 * it holds would be lost.
 */
export function declarations(): string {
  const statements = declared("mod", { hidden: "" });
  // Without the empty export an ambient module exports whatever it declares.
  return format(`${HEADER}declare module "migrate" {\n${statements}\n\nexport {};\n}\n`);
}

/** The same of one of the sources at the top, as a declaration file beside it has it. */
export function moduleDeclarations(source: "mod" | "api"): string {
  return format(`${declared(source, { hidden: "declare " })}\n\nexport {};\n`);
}

/** What a source exports and refers to; what is not exported has the word `hidden` in front. */
function declared(source: string, words: Words): string {
  const folder = Deno.makeTempDirSync({ prefix: "migrate-" });
  try {
    const options = { ...OPTIONS, rootDir: ROOT, outDir: folder };
    ts.createProgram([join(ROOT, `${source}.ts`)], options).emit();
    return statementsIn(join(folder, `${source}.d.ts`), words);
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
}

interface Words {
  readonly hidden: "" | "declare ";
}

/** The exports of a declaration file and what they refer to in others. */
function statementsIn(file: string, { hidden }: Words): string {
  // The names of the language's own library need no declaration here.
  const program = ts.createProgram([file], { ...OPTIONS, noLib: true });
  const checker = program.getTypeChecker();
  const original = (symbol: ts.Symbol) =>
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const referredBy = (name: ts.Identifier) => {
    const symbol = checker.getSymbolAtLocation(name);
    return symbol && original(symbol);
  };

  const entry = checker.getSymbolAtLocation(program.getSourceFile(file)!)!;
  const exported = new Set(checker.getExportsOfModule(entry).map((symbol) => original(symbol)));
  // What is exported by another name than it has at home is known by that one.
  const names = new Map(
    checker.getExportsOfModule(entry).map((symbol) => [original(symbol), symbol.name]),
  );
  // Grows while it is walked.
  for (const symbol of names.keys()) {
    for (const referred of statementsOf(symbol).flatMap(identifiersIn).map(referredBy)) {
      if (!referred || names.has(referred) || statementsOf(referred).length === 0) continue;
      names.set(referred, freeName(referred.name, new Set(names.values())));
    }
  }

  const nameOf = (identifier: ts.Identifier) =>
    names.get(referredBy(identifier)!) ?? identifier.text;
  const parts = [...names.keys()].flatMap((symbol) => {
    const word = exported.has(symbol) ? "export " : hidden;
    return statementsOf(symbol).map((statement) => print(statement, word, nameOf));
  });
  return parts.join("\n\n");
}

/** What the language's own types are called: where one of ours has such a name, both may be meant in one file. */
const LIBRARY: ReadonlySet<string> = new Set([
  ..."Awaited Exclude Extract NonNullable Omit Parameters Partial Pick Readonly Record Required"
    .split(" "),
]);

/** Files may each have a private "Shapes"; the second is "Shapes2" here. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let count = 2; taken.has(free) || LIBRARY.has(free); count++) free = `${name}${count}`;
  return free;
}

/** The statements at the top of a file that declare `symbol`; none for a parameter, a property, a library's type. */
function statementsOf(symbol: ts.Symbol): readonly ts.Statement[] {
  return (symbol.declarations ?? []).flatMap((declaration) => {
    const statement = ts.isVariableDeclaration(declaration)
      ? declaration.parent.parent
      : declaration;
    return ts.isStatement(statement) && ts.isSourceFile(statement.parent) ? [statement] : [];
  });
}

/** The identifiers in a declaration, in order. */
function identifiersIn(node: ts.Node): readonly ts.Identifier[] {
  if (ts.isImportTypeNode(node)) {
    const file = basename(node.getSourceFile().fileName);
    throw new Error(`${file} has ${node.getText()} from inference, without docs: write the type`);
  }
  if (ts.isIdentifier(node)) return [node];
  const found: ts.Identifier[] = [];
  ts.forEachChild(node, (child) => void found.push(...identifiersIn(child)));
  return found;
}

/** A declaration with its docs, `word` in front of it, and every name in it as `nameOf` says. */
function print(
  statement: ts.Statement,
  word: string,
  nameOf: (identifier: ts.Identifier) => string,
): string {
  const source = statement.getSourceFile().text;
  const docs = ts.getJSDocCommentsAndTags(statement).filter(ts.isJSDoc).map((doc) => doc.getText());
  let text = "";
  let position = statement.getStart();
  for (const identifier of identifiersIn(statement)) {
    text += source.slice(position, identifier.getStart()) + nameOf(identifier);
    position = identifier.end;
  }
  text += source.slice(position, statement.end);
  return [...docs, text.replace(/^(export )?(declare )?/, word)].join("\n");
}

function format(text: string): string {
  const args = ["fmt", "--quiet", "--ext=ts", "-"];
  return execFileSync(Deno.execPath(), args, { cwd: ROOT, input: text, encoding: "utf8" });
}

if (import.meta.main) Deno.writeTextFileSync(DECLARATIONS, declarations());
