import { unsaid, left } from './tests/swap/whose.ts'
console.log(unsaid().map(s=>s.split(', and')[0]).join('\n')); console.log(left().join('\n'))
