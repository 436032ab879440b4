/**
 * Whether an endpoint that a browser handed in belongs to a known push service. The server posts to it later, so an
 * address of the caller's own choice would let them reach whatever the server can reach. `*.` stands for one or more
 * labels; a service without a scheme means https on its usual port.
 */
export function isKnownPushService(endpoint: string, services: readonly string[]): boolean {
  const url = URL.parse(endpoint);
  if (!url || url.username !== '' || url.password !== '') return false;
  return services.some((service) => {
    const [scheme, host = ''] = service.includes('://') ? service.split('://') : ['https', service];
    if (url.protocol !== `${scheme}:`) return false;
    if (!host.startsWith('*.')) return url.host === host;
    return url.host.endsWith(host.slice(1)) && url.host.length > host.length - 1;
  });
}
