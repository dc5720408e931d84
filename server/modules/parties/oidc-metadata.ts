import { z } from 'zod'

const CIBA = 'urn:openid:params:grant-type:ciba'
const webAddress = z.url({ protocol: /^https?$/ })

/** What a client of the modern dialect says about itself (RFC 7591 §2); every default is the strictest that a web server can do. */
export const OidcMetadata = z
  .strictObject({
    /** `fapi2`: FAPI 2.0 Security Profile. `fapi2MessageSigning`: also signed requests and signed answers (JAR, JARM). */
    profile: z.enum(['baseline', 'fapi2', 'fapi2MessageSigning']).default('baseline'),
    application_type: z.enum(['web', 'native']).default('web'),
    token_endpoint_auth_method: z
      .enum(['private_key_jwt', 'client_secret_basic', 'client_secret_post', 'none'])
      .default('client_secret_basic'),
    /** Public keys only. */
    jwks: z
      .strictObject({ keys: z.array(z.looseObject({ kty: z.string(), d: z.never().optional() })).max(20) })
      .optional(),
    grant_types: z
      .array(
        z.enum([
          'authorization_code',
          'refresh_token',
          'client_credentials',
          CIBA,
          'urn:ietf:params:oauth:grant-type:device_code',
        ]),
      )
      .default(['authorization_code', 'refresh_token']),
    /** RFC 9449: every token only with a proof of the key it was made for. */
    dpop_bound_access_tokens: z.boolean().default(false),
    post_logout_redirect_uris: z.array(webAddress).default([]),
    backchannel_logout_uri: webAddress.optional(),
    backchannel_token_delivery_mode: z.enum(['poll', 'ping']).optional(),
    backchannel_client_notification_endpoint: webAddress.optional(),
  })
  // CIBA Core §4: a client of it says how it hears of the answer, and where if it is rung.
  .refine(({ grant_types: types, backchannel_token_delivery_mode: mode }) => !types.includes(CIBA) || mode, {
    path: ['backchannel_token_delivery_mode'],
  })
  .refine(
    ({ backchannel_token_delivery_mode: mode, backchannel_client_notification_endpoint: endpoint }) =>
      mode !== 'ping' || endpoint,
    { path: ['backchannel_client_notification_endpoint'] },
  )
  .transform(metadata =>
    metadata.profile === 'baseline'
      ? metadata
      : // FAPI 2.0 Security Profile §5.3.2.1: keys instead of secrets, and tokens bound to a key.
        {
          ...metadata,
          token_endpoint_auth_method: 'private_key_jwt' as const,
          dpop_bound_access_tokens: true,
        },
  )

export type OidcMetadata = z.output<typeof OidcMetadata>
export type NewOidcMetadata = z.input<typeof OidcMetadata>
