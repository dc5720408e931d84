import type { Ctx } from '../../platform/context.ts'
import { defineModule } from '../../platform/module.ts'
import { eraseOldBills, noteDuePayment, tellDue } from './pay/tell.ts'
import { endWatch, watchPublication } from './publishing/watch.ts'
import { askPortions } from './reminders/refresh.ts'
import { reminderRoutes } from './reminders/routes.ts'
import { erasePastDue } from './reminders/store.ts'
import { tellReminders } from './reminders/tell.ts'
import { routes } from './routes.ts'
import { eraseWaiting } from './sent/attachments.ts'
import { lookAtDue } from './sent/follow.ts'
import { eraseEnded, eraseOfVisitors } from './sent/retain.ts'
import { checkVisitor } from './sent/visitor.ts'
import { eraseExpiredAnswers } from './use/kept-answers.ts'
import { eraseWithdrawn } from './use/permission.ts'

export { toPrint as printShown } from './certify/print.ts'
export { describeFor, describeService, forgetPerson } from './describe.ts'
export { sayFault } from './faults.ts'
export { listUntold, listUntoldOf, tellAgain, tellOwnAgain, type Untold } from './pay/untold.ts'
export { listLeftOut } from './published.ts'
export { type ChangedFile, listChangedFiles } from './publishing/changed-files.ts'
export {
  type Checked,
  checkText,
  type Desk,
  getDesk,
  listAgencies,
  listServicesOf,
  type Preview,
  previewService,
  readVersionText,
  type ServiceEntry,
} from './publishing/desk.ts'
export { discardDraft, proposeDraft, returnDraft, saveDraft } from './publishing/drafts.ts'
export type { Staff as AgencyStaff } from './publishing/own.ts'
export { publishProposed, rollBack, withdrawService } from './publishing/publish.ts'
export { recordCase, removeCase, type Tried } from './publishing/recorded-cases.ts'

/** What is due each minute: agencies that are told and asked, people who are reminded. */
async function takeUpWork(ctx: Ctx) {
  await Promise.all([tellReminders(ctx), askPortions(ctx), lookAtDue(ctx).then(() => tellDue(ctx))])
}

export const services = defineModule({
  name: 'services',
  migrations: new URL('./migrations/', import.meta.url),
  routes: [...routes, ...reminderRoutes],
  access: { visitor: checkVisitor },
  on: { 'payments.paid': noteDuePayment },
  every: { '* * * * *': takeUpWork },
  retains: [
    {
      what: 'The last good answer of an agency to a person, sealed (services.kept_answer)',
      keep: 'A week or a month, as the service declares, or not at all; until the permission is withdrawn',
      why: 'To be shown, with its age, while the agency is away',
      erase: eraseExpiredAnswers,
    },
    {
      what: 'What a person lets a service see (services.permission)',
      keep: '10 years after withdrawal',
      why: 'PDPA s. 19: the controller must be able to prove consent',
      erase: eraseWithdrawn,
    },
    {
      what: 'What a person sent to agencies and what became of it, with its files (services.application, application_step, attachment)',
      keep: '2 years after its end; a file that was not sent, a day',
      why: 'The person follows it and can show what was said (Administrative Procedure Act B.E. 2539 s. 27)',
      erase: async ctx => {
        await eraseEnded(ctx)
        await eraseWaiting(ctx)
      },
    },
    {
      what: 'What somebody without an account sent to an agency, with its files, by a hash of their code (services.application, application_step, attachment)',
      keep: '180 days after it last moved; a file that was not sent, a day',
      why: 'Whoever has the code follows it; nothing else is known of them',
      erase: eraseOfVisitors,
    },
    {
      what: 'Which service a payment came from (services.bill)',
      keep: '2 years, and until its agency has heard of the money',
      why: 'The agency is told until it has heard',
      erase: eraseOldBills,
    },
    {
      what: 'Services kept at hand (services.favourite)',
      keep: 'Until the person removes them or closes the account',
      why: 'The person asked for it',
    },
    {
      what: 'Definitions of services that agencies wrote, their recorded cases, and who wrote and published them (services.definition, standing, definition_step, recorded_case)',
      keep: 'For ever',
      why: 'To know by whose word a service asked people; a case is about invented people only',
    },
    {
      what: 'Reminders a person switched on, their forms sealed (services.reminder)',
      keep: 'Until switched off, the permission is withdrawn or the account is closed',
      why: 'The person asked for it',
    },
    {
      what: 'Things that are due, sealed (services.due)',
      keep: '90 days after their day, or until their reminder ends',
      why: 'To tell the person in time',
      erase: erasePastDue,
    },
  ],
  /** A file with a fault is found here and not by whoever uses it. */
  start: watchPublication,
  stop: endWatch,
})
