// The demo hospital's own side of a sign-in, where a journey must hold its token in the hand.
import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import type { Camera } from './camera.ts'
import type { RunningSystem } from './server.ts'
import { press } from './steps.ts'
import { see, typePasscode } from './walk.ts'

type Client = { client_id: string; client_secret: string; scope: string }
const [, hospital] = (
  JSON.parse(readFileSync('sandbox/clients.json', 'utf8')) as { clients: [Client, Client] }
).clients

const post = async ({ origin }: RunningSystem, path: string, body: Record<string, string>) => {
  const answer = await fetch(`${origin}/api/v2/oauth2/${path}/`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${hospital.client_id}:${hospital.client_secret}`).toString('base64')}`,
    },
    body: new URLSearchParams(body),
  })
  return (await answer.json()) as { access_token?: string; active?: boolean }
}

/** Signs the person of the phone in at the hospital, from a desk; returns the hospital's token. */
export async function signInAtHospital(
  system: RunningSystem,
  camera: Camera,
  phone: Page,
  desk: Page,
  passcode: string,
) {
  const redirect_uri = `${system.outside}/callback`
  const query = {
    response_type: 'code',
    client_id: hospital.client_id,
    redirect_uri,
    scope: 'pid name birthdate',
  }
  // The hospital does not know this state, so it leaves the code to us.
  await desk.goto(
    `${system.origin}/api/v2/oauth2/auth/?${new URLSearchParams({ ...query, state: 'a-desk' })}`,
  )
  await expect(desk.locator('#qr')).toBeVisible()
  await camera.showPicture(await desk.locator('.qr').screenshot())
  await phone.getByRole('link', { name: 'สแกน' }).click()
  await see(phone, 'signIn', 'sign-in')
  await expect(desk.locator('#digits')).toHaveText(/\d\s*\d/, { timeout: 30_000 })
  const digits = ((await desk.locator('#digits').textContent()) ?? '').replaceAll(/\D/g, '')
  await phone.getByRole('textbox').first().fill(digits)
  await press(phone, 'อนุญาต')
  await typePasscode(phone, passcode)
  await see(phone, 'signInApproved')
  await desk.waitForURL(url => url.searchParams.has('code'), { timeout: 30_000 })
  const code = new URL(desk.url()).searchParams.get('code') ?? ''
  const { access_token } = await post(system, 'token', {
    grant_type: 'authorization_code',
    code,
    redirect_uri,
  })
  return access_token ?? ''
}

/** Whether the hospital's token still opens anything. */
export const isAlive = async (system: RunningSystem, token: string) =>
  (await post(system, 'introspect', { token })).active
