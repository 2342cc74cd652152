import { ApiGatewayV2 } from './classes/api-gateway.ts'
import { Bucket } from './classes/bucket.ts'
import { Bus } from './classes/bus.ts'
import { guardClass, guarded } from './classes/component.ts'
import { CronV2 } from './classes/cron.ts'
import { DevCommand } from './classes/dev-command.ts'
import { Dynamo } from './classes/dynamo.ts'
import { AwsFunction } from './classes/function.ts'
import { Linkable, permission } from './classes/linkable.ts'
import { Queue } from './classes/queue.ts'
import { Router } from './classes/router.ts'
import { Secret } from './classes/secret.ts'
import { StaticSite } from './classes/static-site.ts'
import { SnsTopic } from './classes/topic.ts'
import { CognitoUserPool, UserGroup } from './classes/user-pool.ts'
import { ApiGatewayWebSocket } from './classes/websocket.ts'
import { all, interpolate, output } from './output.ts'
import { addTransform, app, context } from './registry.ts'

/** Sets the globals that SST gives to a configuration, made of what the local cloud supports. */
export const installGlobals = (): void => {
  const unguarded = new Map<unknown, unknown>()
  const cls = <C extends new (...args: never[]) => object>(original: C, type: string): C => {
    const proxy = guardClass(original, type)
    unguarded.set(proxy, original)
    return proxy
  }
  const sst = namespace('sst', {
    Linkable: cls(Linkable, 'sst.Linkable'),
    Secret: cls(Secret, 'sst.Secret'),
    aws: namespace('sst.aws', {
      ApiGatewayWebSocket: cls(ApiGatewayWebSocket, 'sst.aws.ApiGatewayWebSocket'),
      ApiGatewayV2: cls(ApiGatewayV2, 'sst.aws.ApiGatewayV2'),
      Bucket: cls(Bucket, 'sst.aws.Bucket'),
      Bus: cls(Bus, 'sst.aws.Bus'),
      SnsTopic: cls(SnsTopic, 'sst.aws.SnsTopic'),
      StaticSite: cls(StaticSite, 'sst.aws.StaticSite'),
      CognitoUserPool: cls(CognitoUserPool, 'sst.aws.CognitoUserPool'),
      CronV2: cls(CronV2, 'sst.aws.CronV2'),
      Dynamo: cls(Dynamo, 'sst.aws.Dynamo'),
      Function: cls(AwsFunction, 'sst.aws.Function'),
      permission,
      Queue: cls(Queue, 'sst.aws.Queue'),
      Router: cls(Router, 'sst.aws.Router'),
    }),
    x: namespace('sst.x', { DevCommand: cls(DevCommand, 'sst.x.DevCommand') }),
  })
  const aws = namespace('aws', {
    cognito: namespace('aws.cognito', { UserGroup: cls(UserGroup, 'aws.cognito.UserGroup') }),
    getCallerIdentityOutput: () => output({ accountId: context().accountId }),
  })
  Object.assign(globalThis, {
    $config: (config: unknown) => config,
    $dev: context().dev,
    $output: output,
    $resolve: all,
    $interpolate: interpolate,
    $concat: (...parts: unknown[]) => output(parts).apply((known) => known.map(String).join('')),
    $jsonStringify: (value: unknown) => output(value).apply((known) => JSON.stringify(known)),
    $jsonParse: (text: string) => output(text).apply((known) => JSON.parse(known) as unknown),
    $transform: (component: unknown, change: Parameters<typeof addTransform>[1]) =>
      addTransform(unguarded.get(component) ?? component, change),
    sst,
    aws,
  })
  Object.defineProperty(globalThis, '$app', { configurable: true, get: app })
}

const namespace = <T extends object>(name: string, members: T): T => guarded(members, name, Object.keys(members))
