// The sandbox's outside world, a program of its own: a hospital, a bank and a counter that ask who somebody is, and a phone
// network that pretends.
import { startOutside } from './server.ts'
import { settings } from './settings.ts'

const app = await startOutside(settings)
process.send?.('ready')
if (!process.send)
  process.stdout.write(
    `Outside world: ${settings.origin}/  bank ${settings.origin}/bank  pay ${settings.origin}/bank/pay  desk ${settings.origin}/desk  phone ${settings.origin}/phone\n`,
  )

const stop = () => app.close().finally(() => process.exit(0))
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
process.once('disconnect', stop)
