import { openReplicas } from '../world/replicas'
import type { DatabaseCluster } from './database-cluster'

/**
 * Starts Pasar (web and worker) on the cluster, and the payment partner on a database of its own.
 */
export const openShopOn = ({ urls }: DatabaseCluster) =>
  openReplicas({
    name: 'failover',
    webs: { ramai: 0, pasar: 1, kasir: 1 },
    workers: 1,
    settings: {
      pasar: {
        PASAR_DATABASE_URL: urls.pooled,
        PASAR_DATABASE_DIRECT_URL: urls.direct,
        PASAR_DATABASE_REPLICA_URL: urls.replica,
        MIDTRANS_TIMEOUT_MS: '3000',
        PASAR_FIRST_POLL_SECONDS: '5',
      },
    },
  })
