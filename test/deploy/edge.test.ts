import { makePlan } from '@dispense/local'
import { describe, expect, inject, it } from 'vitest'
import { ofType, resource, root } from './stack.ts'

const aws = inject('production')
const local = await makePlan({ config: `${root}/sst.config.ts`, stage: 'production', dev: false })
const [router] = local.routers

describe('the edge before pages and API', () => {
  const policy = resource(aws, 'aws:cloudfront/cachePolicy:CachePolicy', 'RouterServerCachePolicy')
  const { defaultCacheBehavior } = resource(aws, 'aws:cloudfront/distribution:Distribution', 'RouterCdnDistribution')

  it('finds an answer by what it depends on, the token among it, and by no cookie', () => {
    expect(policy.parametersInCacheKeyAndForwardedToOrigin).toEqual({
      cookiesConfig: { cookieBehavior: 'none' },
      headersConfig: {
        headerBehavior: 'whitelist',
        headers: { items: ['accept', 'authorization', 'origin', 'x-dispense-cost'] },
      },
      queryStringsConfig: {
        queryStringBehavior: 'whitelist',
        queryStrings: { items: ['query', 'operationName', 'variables', 'extensions'] },
      },
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    })
  })

  it('keeps nothing that does not say for how long', () => {
    expect(policy).toMatchObject({ minTtl: 0, defaultTtl: 0, maxTtl: 31_536_000 })
  })

  it('stands before every path, compresses, and hands the token on', () => {
    expect(defaultCacheBehavior).toMatchObject({
      cachePolicyId: expect.stringContaining('RouterServerCachePolicy'),
      compress: true,
      cachedMethods: ['GET', 'HEAD'],
      // CloudFront's Managed-AllViewerExceptHostHeader.
      originRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
      viewerProtocolPolicy: 'redirect-to-https',
    })
    const distribution = resource(aws, 'aws:cloudfront/distribution:Distribution', 'RouterCdnDistribution')
    expect(distribution.orderedCacheBehaviors ?? []).toEqual([])
  })

  it('is the same in the local cloud', () => {
    const { headersConfig, queryStringsConfig, enableAcceptEncodingBrotli, enableAcceptEncodingGzip } =
      policy.parametersInCacheKeyAndForwardedToOrigin as Record<string, Record<string, { items: string[] }>>
    expect(router?.cachePolicy).toEqual({
      maxTtl: policy.maxTtl,
      headers: headersConfig?.headers?.items,
      queryStrings: queryStringsConfig?.queryStrings?.items,
      brotli: enableAcceptEncodingBrotli,
      gzip: enableAcceptEncodingGzip,
    })
    const code = String(resource(aws, 'aws:cloudfront/function:Function', 'RouterCloudfrontFunctionRequest').code)
    expect(router?.viewerRequest).toContain('delete event.request.headers')
    expect(code).toContain(router?.viewerRequest)
  })

  it('has files with a hash in their names kept for a year, and pages for a minute', () => {
    expect(local.sites.map(({ fileOptions }) => fileOptions)).toEqual(
      local.sites.map(() => [
        { files: ['**'], ignore: [], cacheControl: 'public,max-age=31536000,immutable' },
        { files: ['**/*.html'], ignore: [], cacheControl: 'public,max-age=0,s-maxage=60' },
      ]),
    )
    expect(Object.keys(ofType(aws, 'sst:aws:StaticSite'))).toHaveLength(local.sites.length)
  })
})
