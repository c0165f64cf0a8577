/**
 * Says at the very end what was skipped and why, and counts in one line.
 *
 * A skipped test is a gap, not a success: with CI=true it fails the run.
 */
export default class SummaryReporter {
  constructor(globalConfig) {
    this.isNarrowed = Boolean(globalConfig.testNamePattern);
    this.rootDir = globalConfig.rootDir;
    this.error = undefined;
  }

  onRunComplete(_contexts, results) {
    // Jest adds its own summary after every other reporter; these lines are to be the last.
    process.once('exit', () => {
      this.print(results);
    });
    if (process.env.CI && this.skipped(results).length > 0) {
      this.error = new Error('Tests were skipped, which CI does not accept.');
    }
  }

  skipped(results) {
    // With `-t`, Jest calls skipped what was never asked for.
    return this.isNarrowed ? [] : skippedSuites(results, this.rootDir);
  }

  print(results) {
    const skipped = this.skipped(results);
    if (skipped.length > 0) {
      print('');
      print(`SKIPPED — these were not tested${process.env.CI ? '' : ' (with CI=true this is a failure)'}:`);
      for (const suite of skipped) print(`  ${suite}`);
    }
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const left = results.numPendingTests + results.numTodoTests;
    print('');
    print(`${results.numPassedTests} passed, ${failed} failed, ${left} skipped`);
  }

  getLastError() {
    return this.error;
  }
}

/** One line for each outermost `describe` with skipped tests: its file, its name, how many. */
function skippedSuites(results, rootDir) {
  const counts = new Map();
  for (const file of results.testResults) {
    for (const test of file.testResults) {
      if (test.status !== 'pending' && test.status !== 'todo') continue;
      const name = test.ancestorTitles[0] ?? test.title;
      const line = `${file.testFilePath.replace(`${rootDir}/`, '')}: ${name}`;
      counts.set(line, (counts.get(line) ?? 0) + 1);
    }
  }
  return [...counts].map(([line, count]) => `${line} (${count})`);
}

function print(line) {
  process.stderr.write(`${line}\n`);
}
