// Files of tests share their workers. What they count begins anew with each, so that its people are the same whatever ran before.
import { startNumbersAnew } from './numbers.ts'

startNumbersAnew()
