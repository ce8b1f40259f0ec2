import { Deployment } from 'kubernetes-models/apps/v1'
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2'
import { Job } from 'kubernetes-models/batch/v1'
import { Ingress, NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1'
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1'
import { ConfigMap, Namespace, PersistentVolumeClaim, Service, ServiceAccount } from 'kubernetes-models/v1'
import type { Manifest } from './manifests'

type Model = { apiVersion: string; kind: string; new (data: never): { validate(): void } }

/** Validators generated from Kubernetes' published OpenAPI description. */
const MODELS: Model[] = [
  ...[Namespace, ServiceAccount, ConfigMap, Service, PersistentVolumeClaim],
  ...[Deployment, Job, HorizontalPodAutoscaler, PodDisruptionBudget, Ingress, NetworkPolicy],
]

/** Returns the faults that Kubernetes' schema finds, and every unknown field. */
export function faultsOf(manifest: Manifest): string[] {
  const model = MODELS.find(({ apiVersion, kind }) => apiVersion === manifest.apiVersion && kind === manifest.kind)
  const name = `${manifest.kind} ${manifest.metadata?.name}`
  if (!model) return [`${name}: no schema of ${manifest.apiVersion} is known`]
  const unread = new Map<string, true>()
  const instance = watch(new model(manifest as never), '', unread)
  try {
    instance.validate()
  } catch (error) {
    return [`${name}: ${error instanceof Error ? error.message : String(error)}`]
  }

  return [...unread.keys()].map((path) => `${name}: ${path} is unknown`)
}

/**
 * The published schemas allow unknown fields, so a misspelt `readOnlyRootFilesytem` would pass. A
 * validator reads each field that its schema names, so an unread field is unknown.
 */
function watch<Part extends object>(part: Part, path: string, unread: Map<string, true>): Part {
  const parts = new Map<string, unknown>()
  for (const [key, value] of Object.entries(part)) {
    const at = `${path}/${key}`
    unread.set(at, true)
    parts.set(key, typeof value === 'object' && value !== null ? watch(value, at, unread) : value)
  }

  return new Proxy(part, {
    get(target, key) {
      if (typeof key !== 'string' || !Object.hasOwn(target, key)) return Reflect.get(target, key)
      unread.delete(`${path}/${key}`)
      // An array's elements and its length belong to it.
      return parts.has(key) ? parts.get(key) : Reflect.get(target, key)
    },
  })
}
