import { approvalOf, SCALE_PLAN } from '../bench/scale-seeds'
