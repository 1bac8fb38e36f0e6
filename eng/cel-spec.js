// Writes the suites of the package @bufbuild/cel-spec as plain JSON: one array a suite, one object a test, with where it stands in
// the suite ("file", "section"), what protobuf's JSON has of it (expr, value, evalError, bindings, typeEnv, container…), and what cel-go
// makes of it (ast, checkedAst, type, error).
// Usage: node cel-spec.js PACKAGE_DIRECTORY OUTPUT_DIRECTORY
"use strict";

const fs = require("node:fs");
const path = require("node:path");

const [packageDirectory, outputDirectory] = process.argv.slice(2);

function rowsOf(suite, names) {
  const rows = (suite.tests ?? []).map(({ original, ...made }) => ({
    file: names[0] ?? suite.name,
    section: names.slice(1).join("/"),
    ...original,
    ...made,
    name: original.name ?? original.expr.replace(/\s+/g, " ").trim(),
  }));
  const nested = (suite.suites ?? []).flatMap((inner) => rowsOf(inner, [...names, inner.name]));
  return [...rows, ...nested];
}

// JSON.stringify forgets the sign of a negative zero; protobuf's JSON may have numbers as strings.
const withNegativeZero = (_, value) => (Object.is(value, -0) ? "-0" : value);

for (const name of ["conformance", "parsing", "comprehension", "checking"]) {
  const { tests } = require(path.resolve(packageDirectory, "dist/cjs/testdata", `${name}.js`));
  const rows = rowsOf(tests, []);
  fs.writeFileSync(path.join(outputDirectory, `${name}.json`), `[\n${rows.map((row) => JSON.stringify(row, withNegativeZero)).join(",\n")}\n]\n`);
}
