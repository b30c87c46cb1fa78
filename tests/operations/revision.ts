import type { RevisionScript } from "../../core/revisions/revision.ts";

/** A revision file whose work each test gives anew: see `run.ts`. */
const script: { upgrade?: RevisionScript["upgrade"] } = {};
export default script;
