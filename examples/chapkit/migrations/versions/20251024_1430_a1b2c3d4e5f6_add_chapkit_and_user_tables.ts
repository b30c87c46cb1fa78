/**
 * add chapkit and user tables
 *
 * Revision ID: a1b2c3d4e5f6
 * Revises:
 * Create Date: 2025-10-24 14:30:00.000000+00:00
 */
import { defineRevision } from "migrate";
import {
  createArtifactsTable,
  createConfigArtifactsTable,
  createConfigsTable,
  createTasksTable,
  dropArtifactsTable,
  dropConfigArtifactsTable,
  dropConfigsTable,
  dropTasksTable,
} from "../../packages/chapkit/migration_helpers.js";
import { createUsersTable, dropUsersTable } from "../../src/migration_helpers.js";

export default defineRevision({
  revision: "a1b2c3d4e5f6",
  downRevision: null,
  branchLabels: null,
  dependsOn: null,

  upgrade(op) {
    createConfigsTable(op);
    createArtifactsTable(op);
    createConfigArtifactsTable(op);
    createTasksTable(op);
    createUsersTable(op);
  },

  downgrade(op) {
    dropUsersTable(op);
    dropTasksTable(op);
    dropConfigArtifactsTable(op);
    dropArtifactsTable(op);
    dropConfigsTable(op);
  },
});
