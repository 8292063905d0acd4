export const MINIMAL_QUEUE = 'minimal';
