import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  enrolmentBody,
  enrolmentChallenge,
  keyConfirmationBody,
  keyParams,
  keyRevocationBody,
  ownProofBody,
  signingKey,
  signingKeyList,
} from '@consilium/contracts';
import type { EnrolmentBody, KeyConfirmationBody, KeyParams, KeyRevocationBody, OwnProofBody, SigningKeyList } from '@consilium/contracts';
import type { EnrolmentChallenge, SigningContext, SigningDesk, SigningKey } from '@consilium/domain';
import { Requires, SignedIn } from '../platform/access-rule.ts';
import { Answers } from '../platform/answers.ts';
import { unwrap } from '../platform/problem-error.ts';
import { Rate } from '../platform/rate.guard.ts';
import { CurrentSigning } from '../platform/request-parts.ts';
import { SIGNING } from '../platform/tokens.ts';

/** Keys to sign with: enrolled by their owner with a fresh proof of identity, confirmed by a second person (SIG-09). */
@ApiTags('signing-keys')
@Controller('api/v1/signing-keys')
export class SigningKeysController {
  constructor(@Inject(SIGNING) private readonly signing: SigningDesk) {}

  @Get()
  @Requires('credential:manage-own')
  @Answers(signingKeyList)
  async own(@CurrentSigning() context: SigningContext): Promise<SigningKeyList> {
    return { items: unwrap(await this.signing.keys('own', context)) };
  }

  /** Keys of others that wait for a second person. */
  @Get('proposed')
  @Requires('credential:confirm')
  @Answers(signingKeyList)
  async proposed(@CurrentSigning() context: SigningContext): Promise<SigningKeyList> {
    return { items: unwrap(await this.signing.keys('proposed', context)) };
  }

  @Post('challenge')
  @HttpCode(200)
  @Requires('credential:manage-own')
  @Rate('login')
  @Answers(enrolmentChallenge)
  async begin(@Body({ schema: ownProofBody }) proof: OwnProofBody, @CurrentSigning() context: SigningContext): Promise<EnrolmentChallenge> {
    return unwrap(await this.signing.beginEnrolment(proof, context));
  }

  @Post()
  @Requires('credential:manage-own')
  @Rate('login')
  @Answers(signingKey, 201)
  async enrol(@Body({ schema: enrolmentBody }) enrolment: EnrolmentBody, @CurrentSigning() context: SigningContext): Promise<SigningKey> {
    return unwrap(await this.signing.enrol(enrolment, context));
  }

  @Post(':keyId/confirmation')
  @HttpCode(200)
  @Requires('credential:confirm')
  @Rate('login')
  @Answers(signingKey)
  async confirm(
    @Param({ schema: keyParams }) { keyId }: KeyParams,
    @Body({ schema: keyConfirmationBody }) { identity, ...proof }: KeyConfirmationBody,
    @CurrentSigning() context: SigningContext,
  ): Promise<SigningKey> {
    return unwrap(await this.signing.confirmKey(keyId, identity, proof, context));
  }

  /** By the owner, or by somebody who confirms keys; the verification process decides which of the two this is. */
  @Post(':keyId/revocation')
  @HttpCode(200)
  @SignedIn()
  @Rate('login')
  @Answers(signingKey)
  async revoke(
    @Param({ schema: keyParams }) { keyId }: KeyParams,
    @Body({ schema: keyRevocationBody }) { reason }: KeyRevocationBody,
    @CurrentSigning() context: SigningContext,
  ): Promise<SigningKey> {
    return unwrap(await this.signing.revokeKey(keyId, reason, context));
  }
}
