import { makeProject } from "./histories.ts";

/** Makes a project in `folder` whose one revision does what `upgrade` says, the body of its function. Gives the folder. */
export function makeWork(
  folder: string,
  upgrade: string,
  settings: Readonly<Record<string, string | boolean>>,
): string {
  makeProject(folder, [], settings);
  const text = `import { defineRevision, t } from "migrate";

export default defineRevision({
  revision: "a1",
  downRevision: null,

  upgrade(op) {
    ${upgrade}
  },
});
`;
  Deno.writeTextFileSync(`${folder}/migrations/versions/a1_work.ts`, text);
  return folder;
}
