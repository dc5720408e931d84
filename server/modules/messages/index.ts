import { defineModule } from '../../platform/module.ts'
import { closeGateways } from './gateway.ts'
import { eraseOldMessages } from './messages.ts'
import { checkReceipt, routes } from './routes.ts'
import { keepSending, sendDue } from './send.ts'

export { type CodeCheck, type CodeProof, checkCode, requireCode } from './check-code.ts'
export { type CodeView, codeView, describeCode } from './describe-code.ts'
export { describeFor, eraseMessages, type NewSms, type SentSms, sendSms } from './messages.ts'
export { type NewCode, type SentCode, sendCode } from './send-code.ts'
export type { CodePurpose, MessagePurpose } from './words.ts'
export { lastOf } from './words.ts'

export const messages = defineModule({
  name: 'messages',
  migrations: new URL('./migrations/', import.meta.url),
  routes,
  access: { smsGateway: checkReceipt },
  on: { 'messages.queued': sendDue },
  every: { '* * * * *': keepSending },
  stop: closeGateways,
  retains: [
    {
      what: 'Text messages and one-time codes (messages.message, messages.part, messages.code)',
      keep: '30 days; the text only until it has left, the code as a hash only',
      why: 'To count what one number gets, and to answer who was told what',
      erase: eraseOldMessages,
    },
  ],
})
