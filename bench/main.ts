// `npm run bench`: every figure that needs nothing but the project, one after another; `-- NAME [OPTIONS]` runs one.
// Each prints a table and JSON. Figures on your own pictures: `-- card --dir FOLDER`, `-- face --dir FOLDER`,
// `-- finger --dir FOLDER`.
import { spawnSync } from 'node:child_process'

const benches: Record<string, { file: string; alone: boolean; what: string }> = {
  start: { file: 'start.ts', alone: true, what: 'from the command to ready, cold and again; memory' },
  registration: {
    file: 'registration.ts',
    alone: true,
    what: 'a whole registration, compute only; four at once',
  },
  memory: { file: 'memory.ts', alone: true, what: 'the server while four register at once' },
  surge: { file: 'surge.ts', alone: false, what: '200 registrations started at once (--count, --whole)' },
  growth: {
    file: 'growth.ts',
    alone: false,
    what: 'database time of a hundred thousand people against a million',
  },
  federation: {
    file: 'federation.ts',
    alone: true,
    what: 'sign-in and tokens, 64 at once, per second of processor (--people, --seconds, --only, --keycloak DIR)',
  },
  payments: {
    file: 'payments.ts',
    alone: true,
    what: 'bills asked for and callbacks of the bank, 64 at once (--bills)',
  },
  agencies: {
    file: 'agencies.ts',
    alone: true,
    what: 'services of thirty agencies, one of which hangs (W10): what a call costs and adds (--rate, --seconds, --rounds, --phones)',
  },
  reminders: {
    file: 'reminders.ts',
    alone: false,
    what: 'a million things due on one morning, told once each, with connections cut (--small, --large, --cuts)',
  },
  documents: {
    file: 'documents.ts',
    alone: true,
    what: 'a certified copy: the first after the start, and warm, and its parts (a number: how many)',
  },
  specimens: { file: 'card-specimens.ts', alone: true, what: 'the card reader on our own specimens' },
  cast: {
    file: 'cast.ts',
    alone: true,
    what: 'the drawn faces: apart from each other, the same under other light',
  },
  web: {
    file: 'web.ts',
    alone: true,
    what: 'the app on a slow phone: its size, its first content, the card without a network',
  },
  home: {
    file: 'home.ts',
    alone: true,
    what: 'the home and the search of services on a slow phone (a number: how many rounds)',
  },
  refusals: { file: 'refusals.ts', alone: true, what: 'refusals that must take the same time (A43)' },
  canary: {
    file: 'canary.ts',
    alone: false,
    what: 'many ask at once, every record marked: what of one person is told to another (--people, --answers, --seconds)',
  },
  counter: {
    file: 'counter.ts',
    alone: true,
    what: "a counter: press to the next step, a registrar's whole case, a kiosk's page without a network",
  },
  field: {
    file: 'field.ts',
    alone: false,
    what: 'what a field team brings home: 1,300 packets, nothing lost or doubled (--count)',
  },
  chip: {
    file: 'chip.ts',
    alone: false,
    what: 'the card bridge on a virtual card as slow as a real one (--times; needs what npm test installs)',
  },
  finger: {
    file: 'finger.ts',
    alone: true,
    what: 'the finger matcher on invented prints, or on a folder of <finger>_<impression>.* (--dir, --dpi, --hard)',
  },
  card: { file: 'card.ts', alone: false, what: 'the card reader on a folder of photographs (--dir)' },
  face: { file: 'face.ts', alone: false, what: 'the face matcher on a folder of people (--dir)' },
}

const [name, ...options] = process.argv.slice(2)
const chosen = name ? [name] : Object.keys(benches).filter(key => benches[key]?.alone)
for (const key of chosen) {
  const bench = benches[key]
  if (!bench) {
    process.stderr.write(
      `Which? ${Object.entries(benches)
        .map(([known, { what }]) => `\n  ${known.padEnd(13)} ${what}`)
        .join('')}\n`,
    )
    process.exit(2)
  }
  process.stdout.write(`\n── ${key}: ${bench.what}\n`)
  const { status } = spawnSync(process.execPath, [`bench/${bench.file}`, ...options], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
