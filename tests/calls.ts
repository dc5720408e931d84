// A pretend operator of calls on a port of its own, and what a test wants to know of what was said.
import Fastify from 'fastify'
import type { Message } from '../sandbox/phone/page.ts'
import { addVoiceOperator } from '../sandbox/phone/voice.ts'

const WORDS = ['ศูนย์', 'หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า', 'หก', 'เจ็ด', 'แปด', 'เก้า']

/** It tells of its calls to whoever stands at `issuer`; `url` is what VOICE_URL wants. */
export async function aVoiceOperator(issuer: string, token = 'pretend') {
  const app = Fastify({ logger: false, forceCloseConnections: true })
  const heard: Message[] = []
  addVoiceOperator(app, { issuer, voiceToken: token }, message => heard.push(message))
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  const misbehave = (what: object = {}) => app.inject({ method: 'PUT', url: '/phone/voice', payload: what })
  return {
    url: `${origin}/phone/voice`,
    heard,
    misbehave,
    calls: async () => (await app.inject('/phone/voice')).json().calls as number,
    stop: () => app.close(),
  }
}

/** The six digits that were read out, once said and once again. */
export function codeHeard(text = ''): string {
  const [first, again] = [/รหัสคือ (.*?)\./, /อีกครั้ง (.*?)\./].map(where =>
    (where.exec(text)?.[1] ?? '')
      .split(', ')
      .map(word => WORDS.indexOf(word))
      .join(''),
  )
  return first === again ? (first ?? '') : 'said two different codes'
}
