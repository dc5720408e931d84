/** What is asked of the provider: who it is, the data that have to agree with the register, and how sure it is (tangrat 3.3 (2)). */
export const SCOPES = ['openid', 'pid', 'given_name', 'family_name', 'birthdate', 'ial']
