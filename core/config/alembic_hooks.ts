import { type AlembicFiles, sectionOf } from "./alembic_files.ts";
import type { PostWriteHookEntry } from "./config.ts";
import type { Ini } from "./ini.ts";
import { type Section, subsections, text, words } from "./section.ts";
import { readHook } from "./settings.ts";

/** The post-write hooks of the ini file, or those of the `pyproject.toml` where it has no section for them. */
export function alembicHooks({ ini, toml }: AlembicFiles): readonly PostWriteHookEntry[] {
  const hooks = ini?.sections.has(section) ? hooksOfIni(ini) : toml ? hooksOfToml(toml) : [];
  return hooks.map((hook) => ({ ...hook, isAlembics: true }));
}

const section = "post_write_hooks";

/** What is read of a hook; those that `env.py` registers may have keys of their own. */
const hookKeys = ["name", "type", "executable", "entrypoint", "module", "options", "cwd"];

function hooksOfIni(ini: Ini): readonly PostWriteHookEntry[] {
  const names = words(text(sectionOf(ini, section, ["hooks"]), "hooks")?.text ?? "");
  return names.map((name) => {
    const options = sectionOf(ini, section, hookKeys.map((key) => `${name}.${key}`));
    const option = (key: string) => text(options, `${name}.${key}`);
    return {
      name,
      type: option("type")?.text ?? "exec",
      runs: option("executable") ?? option("entrypoint") ?? option("module"),
      options: option("options") ?? [],
      cwd: option("cwd"),
      where: { file: ini.file, key: `${section}.${name}` },
    };
  });
}

function hooksOfToml(toml: Section): readonly PostWriteHookEntry[] {
  return subsections(toml, section).map((table) => {
    const entries = [...table.entries].filter(([key]) => hookKeys.includes(key));
    return readHook({ ...table, entries: new Map(entries) });
  });
}
