/** All required variables of Ramai. The named files are missing. */
export const COMPLETE_ENVIRONMENT = {
  RAMAI_DATABASE_URL: 'postgres://ramai@127.0.0.1:5432/ramai',
  RAMAI_ORIGIN: 'http://ramai.localhost:3000',
  RAMAI_SIGNING_KEY_FILE: 'signing-key.json',
  RAMAI_SHOPS_FILE: 'shops.json',
  RAMAI_ACCOUNT_SECRET: 'a1'.repeat(32),
  RAMAI_DESK_KEY: 'de'.repeat(32),
  RAMAI_AUDITOR_KEY: 'a1'.repeat(32),
  RAMAI_AUDIT_SIGNING_KEY_FILE: 'audit-signing-key.json',
}
