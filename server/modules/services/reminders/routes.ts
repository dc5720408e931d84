import { z } from 'zod'
import { plainRooms } from '../../../../shared/rooms.ts'
import type { ActorOf } from '../../../platform/actors.ts'
import type { Ctx } from '../../../platform/context.ts'
import { reply, route } from '../../../platform/route.ts'
import { Shown } from '../definition/conversion.ts'
import { Rule } from '../definition/eligibility.ts'
import { LEAD_DAYS_MOST } from '../definition/reminder.ts'
import { Words } from '../definition/words.ts'
import { changeReminder, switchOff, switchOn, viewReminders } from './reminders.ts'
import { troubles } from './tables.ts'

const me = (ctx: Ctx) => (ctx.actor as ActorOf<'citizen'>).personId
const time = z.date().transform(date => date.toISOString())
const leadDays = z.array(z.int().min(0).max(LEAD_DAYS_MOST)).max(3)
const params = z.object({ id: z.uuid() })

const Reminders = z.object({
  reminders: z.array(
    z.object({
      id: z.uuid(),
      serviceId: z.string(),
      name: Words,
      agency: Words,
      category: z.string(),
      what: Words,
      next: z.union([z.object({ service: z.string() }), z.object({ opens: z.enum(plainRooms) })]).optional(),
      form: z.record(z.string(), z.string()),
      leadDays: z.array(z.int()),
      askedAt: time.optional(),
      trouble: z.enum(troubles).optional(),
      due: z.array(
        z.object({
          id: z.string(),
          dueOn: z.string(),
          rows: z.array(z.object({ label: Words, value: Shown })),
        }),
      ),
    }),
  ),
})

const SwitchedOn = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('on') }),
  z.object({ outcome: z.literal('levelTooLow'), needed: z.int(), level: z.int() }),
  z.object({ outcome: z.literal('notEligible'), unmet: Rule }),
  z.object({ outcome: z.literal('consentNeeded') }),
  z.object({ outcome: z.literal('outsideHours'), opensAt: time.optional() }),
])

export const reminderRoutes = [
  route.get(
    '/v1/me/reminders',
    { access: 'holder', summary: 'What I want to be reminded of, and what is due', returns: Reminders },
    async ctx => ({ reminders: await viewReminders(ctx, me(ctx)) }),
  ),
  route.post(
    '/v1/me/services/:id/reminders',
    {
      access: 'holder',
      summary: 'Switch a reminder on; how that ends is the answer',
      params: z.object({ id: z.string().max(40) }),
      body: z.strictObject({
        form: z.record(z.string().max(40), z.string().max(400)).default({}),
        leadDays: leadDays.optional(),
      }),
      returns: SwitchedOn,
    },
    (ctx, { params, body }) =>
      switchOn(ctx, me(ctx), { serviceId: params.id, typed: body.form, leadDays: body.leadDays }),
  ),
  route.put(
    '/v1/me/reminders/:id',
    {
      access: 'holder',
      summary: 'So many days before',
      params,
      body: z.strictObject({ leadDays }),
    },
    (ctx, { params, body }) => changeReminder(ctx, me(ctx), params.id, body.leadDays).then(() => reply(204)),
  ),
  route.delete(
    '/v1/me/reminders/:id',
    { access: 'holder', summary: 'Switch a reminder off and forget what it knew', params },
    (ctx, { params }) => switchOff(ctx, me(ctx), params.id).then(() => reply(204)),
  ),
]
