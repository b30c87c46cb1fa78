import ts from "typescript";

/** A name that code declares, and what is said of it. */
export interface Entry {
  readonly name: string;
  /** How it is written where it is used: `createTable(name: string, …)`. */
  readonly signature: string;
  /** The type of what it gives, where it is a function and says so. */
  readonly result?: string;
  /** Its text, without examples. */
  readonly doc: string;
  /** TypeScript. */
  readonly examples: readonly string[];
  /** The names of the types that stand in the signature or, for what has members, in theirs. */
  readonly refersTo: readonly string[];
  /** What it has, where it is an object or an interface. */
  readonly members: readonly Entry[];
  readonly exported: boolean;
}

/** Reads source text. */
export function parse(text: string): ts.SourceFile {
  return ts.createSourceFile("source.ts", text, ts.ScriptTarget.ESNext, true);
}

/** The labels of a union of texts, each with what is said of it: `type ErrorCode = /** … *\/ "usage" | …`. */
export function labels(
  source: ts.SourceFile,
  name: string,
): readonly (readonly [label: string, doc: string])[] {
  const alias = source.statements.find((each) =>
    ts.isTypeAliasDeclaration(each) && each.name.text === name
  );
  if (!alias || !ts.isTypeAliasDeclaration(alias) || !ts.isUnionTypeNode(alias.type)) {
    throw new Error(`There is no union ${name}`);
  }
  return alternatives(alias.type, alias.name.end).flatMap(({ type, doc }) => {
    if (!ts.isLiteralTypeNode(type) || !ts.isStringLiteral(type.literal)) return [];
    if (doc === undefined) throw new Error(`${type.getText()} has no docs`);
    return [[type.literal.text, doc] as const];
  });
}

interface Alternative {
  readonly type: ts.TypeNode;
  readonly doc?: string;
}

/** The types of a union, which begins at `start`, each with the comment in front of it. */
function alternatives({ types }: ts.UnionTypeNode, start: number): readonly Alternative[] {
  return types.map((type, at) => {
    const text = type.getSourceFile().text;
    const before = text.slice(types[at - 1]?.end ?? start, type.getStart());
    const [, doc] = /\/\*\*([^]*?)\*\//.exec(before) ?? [];
    return { type, doc: doc && flat(doc.replace(/^\s*\*/gm, "")) };
  });
}

/** The declarations of a declaration file by their names, in its order. */
export function entriesIn(source: ts.SourceFile): ReadonlyMap<string, Entry> {
  const body = source.statements.find(ts.isModuleDeclaration)?.body;
  const statements = body && ts.isModuleBlock(body) ? body.statements : source.statements;
  const entries = statements.flatMap((each) => statementEntries(each));
  return new Map(entries.map((each) => [each.name, each]));
}

function statementEntries(statement: ts.Statement): readonly Entry[] {
  const exported = ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map((each) =>
      entry(statement, each.name.getText(), {
        signature: each.name.getText(),
        type: each.type,
        exported,
      })
    );
  }
  if (ts.isFunctionDeclaration(statement)) {
    const name = statement.name!.text;
    const result = statement.type && typeText(statement.type);
    return [entry(statement, name, { signature: call(name, statement), result, exported })];
  }
  if (ts.isClassDeclaration(statement)) {
    const name = statement.name!.text;
    const heritage = statement.heritageClauses?.map((each) => each.getText()).join(" ") ?? "";
    const members = statement.members.filter(ts.isPropertyDeclaration)
      .filter(({ type }) => type !== undefined).map(property);
    return [entry(statement, name, { signature: `class ${name} ${heritage}`, members, exported })];
  }
  if (ts.isInterfaceDeclaration(statement)) {
    const heritage = statement.heritageClauses?.map((each) => each.getText()).join(" ") ?? "";
    return [
      entry(statement, statement.name.text, {
        signature: flat(`interface ${statement.name.text} ${heritage}`),
        members: statement.members.flatMap(member),
        exported,
      }),
    ];
  }
  if (ts.isTypeAliasDeclaration(statement)) {
    const { name, type } = statement;
    const members = ts.isUnionTypeNode(type) ? told(alternatives(type, name.end)) : [];
    const shape = members.length > 0 ? "" : ` = ${typeText(type)}`;
    return [
      entry(statement, name.text, {
        signature: flat(`type ${name.text}${shape}`),
        members: ts.isTypeLiteralNode(type) ? type.members.flatMap(member) : members,
        exported,
      }),
    ];
  }
  return [];
}

/** Alternatives as members, where each has its docs. */
function told(types: readonly Alternative[]): readonly Entry[] {
  if (!types.every(({ doc }) => doc !== undefined)) return [];
  return types.map(({ type, doc = "" }) => ({
    ...entry(type, "", { signature: typeText(type), members: [] }),
    doc,
  }));
}

interface Said {
  readonly signature: string;
  readonly result?: string;
  readonly type?: ts.TypeNode;
  readonly members?: readonly Entry[];
  readonly exported?: boolean;
}

function entry(node: ts.Node, name: string, said: Said): Entry {
  const { signature, result, type, exported = false } = said;
  const members = said.members ??
    (type && ts.isTypeLiteralNode(type) ? type.members.flatMap(member) : []);
  return { name, signature, result, ...docOf(node), refersTo: typesIn(node), members, exported };
}

function member(node: ts.TypeElement): readonly Entry[] {
  if (ts.isMethodSignature(node)) {
    const name = node.name.getText();
    return [entry(node, name, { signature: call(name, node), members: [] })];
  }
  if (!ts.isPropertySignature(node)) return [];
  const name = node.name.getText();
  if (node.type && ts.isFunctionTypeNode(node.type)) {
    return [entry(node, name, { signature: call(name, node.type), members: [] })];
  }
  return [property(node)];
}

function property(node: ts.PropertySignature | ts.PropertyDeclaration): Entry {
  const name = node.name.getText();
  const type = node.type ? typeText(node.type) : "unknown";
  const mark = node.questionToken ? "?" : "";
  return entry(node, name, { signature: `${name}${mark}: ${type}`, members: [] });
}

/** How a function is called: `name(one: string, options?: { … })`. */
function call(name: string, { parameters }: ts.SignatureDeclarationBase): string {
  return `${name}(${parameters.map(parameterText).join(", ")})`;
}

function parameterText(parameter: ts.ParameterDeclaration): string {
  const { name, type, questionToken, dotDotDotToken } = parameter;
  const called = ts.isIdentifier(name) ? name.text : "options";
  // A list of alternatives in place of parameters is shown by its longest.
  if (dotDotDotToken && type && ts.isUnionTypeNode(type)) {
    const longest = type.types.toSorted((a, b) => a.getText().length - b.getText().length).at(-1)!;
    return flat(typeText(longest).replace(/^\[|\]$/g, ""));
  }
  return `${dotDotDotToken ? "..." : ""}${called}${questionToken ? "?" : ""}: ${
    type ? typeText(type) : "unknown"
  }`;
}

function typeText(type: ts.TypeNode): string {
  return flat(
    type.getText().replace(/\/\*\*[^]*?\*\//g, "").replaceAll("readonly ", "")
      .replace(/;\s*}/g, " }").replaceAll(";", ",")
      // Each file has its own word for it.
      .replace(/\bInSchema\d*\b/g, "{ schema?: string }"),
  );
}

function flat(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function docOf(node: ts.Node): Pick<Entry, "doc" | "examples"> {
  const docs = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const doc = docs.map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? "").join("\n\n");
  const examples = docs.flatMap(({ tags = [] }) => [...tags])
    .filter(({ tagName }) => tagName.text === "example")
    .map(({ comment }) => (ts.getTextOfJSDocComment(comment) ?? ""))
    .map((text) => text.replace(/^```ts\n|\n```$/g, ""));
  return { doc, examples };
}

function typesIn(node: ts.Node): readonly string[] {
  const found = new Set<string>();
  function look(each: ts.Node): void {
    if (ts.isTypeReferenceNode(each) || ts.isExpressionWithTypeArguments(each)) {
      found.add(
        ts.isTypeReferenceNode(each) ? each.typeName.getText() : each.expression.getText(),
      );
    }
    if (!ts.isJSDoc(each)) ts.forEachChild(each, look);
  }
  look(node);
  return [...found].filter((name) => !/^InSchema\d*$/.test(name));
}
