import type { DropEnumValue } from "../../core/operations/object_shapes.ts";
import { qualified } from "../../core/sql/standard.ts";
import { block } from "./block.ts";
import { literal } from "./quote.ts";
import { words } from "./words.ts";

/**
 * The statement that takes a label out of an enum, which PostgreSQL has no word for: a new type takes the place of the
 * one that is there.
 *
 * What uses the type is found when it runs, so that a script does what a run does. Columns keep their defaults,
 * constraints and indexes, the type its comment, owner and privileges. Whatever else depends on the type, such as a
 * view, is an error of the database's, which names it.
 */
export function dropEnumValue({ value, replaceWith, ...named }: DropEnumValue): string {
  const name = qualified(named, words);
  return block({
    variables: [
      `enum regtype := ${literal(name)}`,
      `enums regtype := ${literal(`${name}[]`)}`,
      "name text := enum",
      `gone text := ${literal(value)}`,
      `instead text := ${literal(replaceWith ?? null)}`,
      "replacement text := format('%L::%s', coalesce(instead, gone), name)",
      "part record",
      "uses bigint",
      "used text[] := '{}'",
      "draft text",
      "before text[]",
      "changes text[] := '{}'",
      "after text[]",
      "step text",
    ],
    statements: [requireLabels, findTied, makeDraft, changeColumns, refuseUsed, replaceType],
  });
}

const requireLabels = `FOREACH step IN ARRAY ARRAY[gone, coalesce(instead, gone)] LOOP
        IF NOT EXISTS (SELECT FROM pg_enum WHERE enumtypid = enum AND enumlabel = step) THEN
            RAISE EXCEPTION 'type % has no label "%"', name, step;
        END IF;
    END LOOP`;

/**
 * Constraints and indexes whose texts compare with the old type: they go, and come again when the new one is there, with
 * the label that takes the place of the one that goes.
 */
const findTied = `WITH columns AS (
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
    SELECT array_agg(off), array_agg(back) || array_agg(comment) INTO before, after FROM tied`;

/** The new type is beside the old one until no column is of that. */
const makeDraft = `SELECT format('%I.without_label', nspname) INTO draft
      FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace WHERE t.oid = enum;
    SELECT before || format('CREATE TYPE %s AS ENUM (%s)', draft,
               string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder)) INTO before
      FROM pg_enum WHERE enumtypid = enum AND enumlabel <> gone`;

/** The columns of the type and of arrays of it, and how their values are had without the label. */
const columns =
  `SELECT attrelid::regclass AS place, quote_ident(attname) AS name, attinhcount > 0 AS is_inherited,
               CASE WHEN atttypid = enums THEN '[]' ELSE '' END AS dimensions,
               CASE WHEN atttypid = enums THEN 'array_replace(%s::text[], %L, %L)::%s[]'
                   ELSE '(array_replace(ARRAY[%s::text], %L, %L))[1]::%s' END AS converted,
               pg_get_expr(adbin, adrelid) AS standard, adbin::text LIKE '{CONST %' AS is_constant
          FROM pg_attribute
          JOIN pg_class c ON c.oid = attrelid
          LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
         WHERE atttypid IN (enum, enums) AND relkind IN ('r', 'p', 'f')
         ORDER BY attrelid::regclass::text, attnum`;

/** Without another label, the new type refuses what gets the old one behind the search for it. */
const changeColumns = `FOR part IN
        ${columns}
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
    END LOOP`;

const refuseUsed = `IF used <> '{}' THEN
        RAISE EXCEPTION 'label "%" of type % is used: %', gone, name, array_to_string(used, ', ')
              USING HINT = 'Change what uses it first, or say { replaceWith: "…" }.';
    END IF`;

const replaceType = `SELECT before || changes
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
    END LOOP`;
