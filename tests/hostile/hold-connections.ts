// A program of its own (each end of a connection costs a file): opens as many idle connections as asked and holds them.
import { connect } from 'node:net'

const [port, count] = process.argv.slice(2).map(Number)
let open = 0
const next = () => {
  const socket = connect({ host: '127.0.0.1', port: port ?? 0 })
  socket.on('connect', () => {
    open += 1
    if (open === count) process.stdout.write('open\n')
  })
  socket.on('error', () => undefined)
}
for (let made = 0; made < (count ?? 0); made += 200) {
  for (let one = 0; one < 200; one++) next()
  await new Promise(resolve => setTimeout(resolve, 10))
}
process.stdin.resume().on('end', () => process.exit(0))
