import type { Column, ServerDefault, Table } from "../../../core/schema/model.ts";
import { isNumbered } from "../../../core/schema/numbering.ts";
import type { ColumnType } from "../../../core/schema/types.ts";
import { readDefault } from "../default_value.ts";
import { literal } from "../quote.ts";
import { type NamedTypes, storedType } from "../read_type.ts";
import { said } from "../said.ts";
import { type SequenceType, unusualOptions } from "../sequence_defaults.ts";

/** The columns of a table as they are read back. */
export function storedColumns(table: Table, named: NamedTypes): readonly Column[] {
  const keys = table.constraints.filter((each) => each.kind === "primaryKey");
  const keyColumns = new Set(keys.flatMap(({ columns }) => columns));
  return table.columns.map((column) => {
    const { name, generated, identity, collation, comment } = column;
    const type = storedType(column.type, named);
    const isCounted = isNumbered(column, table);
    return {
      name,
      type,
      nullable: column.nullable && !keyColumns.has(name) && !isCounted && identity === undefined,
      ...said({
        default: column.default && storedDefault(column.default, type, named),
        generated,
        autoIncrement: isCounted,
        identity: identity && {
          always: identity.always,
          ...unusualOptions(identity, sequenceType(type)),
        },
        collation: collation !== "default" && collation,
        // One without text is none (COMMENT).
        comment: comment !== "" && comment,
      }),
    };
  });
}

/** A default is what its SQL is read back as. */
export function storedDefault(
  value: ServerDefault,
  type: ColumnType,
  named: NamedTypes,
): ServerDefault | undefined {
  const sql = value.kind === "literal" ? literal(value.value, type) : value.sql.trim();
  return readDefault(sql, type, named);
}

function sequenceType({ kind }: ColumnType): SequenceType {
  return kind === "smallInteger" ? "smallint" : kind === "bigInteger" ? "bigint" : "integer";
}
