import { testConformance } from "./conformance.ts";

testConformance("postgresql");
