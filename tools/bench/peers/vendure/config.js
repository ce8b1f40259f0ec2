const { DefaultLogger, LogLevel, dummyPaymentHandler } = require('@vendure/core')
const { env } = process

/**
 * Production mode without a page: no plugins, jobs in memory, payments settled in process by the
 * dummy handler.
 */
exports.config = {
  apiOptions: {
    hostname: '127.0.0.1',
    port: Number(env.PORT),
    adminApiPath: 'admin-api',
    shopApiPath: 'shop-api',
    cors: false,
    introspection: false,
  },
  authOptions: {
    tokenMethod: ['bearer'],
    superadminCredentials: { identifier: 'bench', password: env.SECRET },
    cookieOptions: { secret: env.SECRET },
  },
  logger: new DefaultLogger({ level: LogLevel.Warn }),
  dbConnectionOptions: {
    type: 'postgres',
    synchronize: env.CREATE_SCHEMA === '1',
    logging: false,
    extra: { max: 20, connectionString: env.DATABASE_URL },
  },
  paymentOptions: { paymentMethodHandlers: [dummyPaymentHandler] },
  plugins: [],
}
