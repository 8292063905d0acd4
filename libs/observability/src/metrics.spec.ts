import { Metrics } from './metrics.ts';

describe('Metrics', () => {
  it('renders counters by label', () => {
    const metrics = new Metrics();
    const requests = metrics.counter('http_requests_total', 'Requests.');
    requests.inc({ route: '/a', status: 200 });
    requests.inc({ route: '/a', status: 200 });
    requests.inc({ route: '/"b"', status: 500 });
    expect(metrics.render()).toBe(
      '# HELP http_requests_total Requests.\n# TYPE http_requests_total counter\nhttp_requests_total{route="/a",status="200"} 2\nhttp_requests_total{route="/\\"b\\"",status="500"} 1\n',
    );
  });

  it('counts an observation in every bucket that holds it', () => {
    const metrics = new Metrics();
    const seconds = metrics.histogram('seconds', 'Time.');
    seconds.observe({}, 0.02);
    seconds.observe({}, 30);
    const text = metrics.render();
    expect(text).toContain('seconds_bucket{le="0.01"} 0');
    expect(text).toContain('seconds_bucket{le="0.025"} 1');
    expect(text).toContain('seconds_bucket{le="+Inf"} 2');
    expect(text).toContain('seconds_count 2');
  });
});
