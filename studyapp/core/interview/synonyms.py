"""Words that say the same in any technical talk, a group a line.

`SAME` is general English; `TECHNICAL` is the shorthand in which people speak
about data, models and machines. The rest of a subject's words is learnt from the decks.
"""

SAME = """
cheap, cheaper, inexpensive, low cost, costs less, saves money, affordable
expensive, costly, dear, high cost, costs more
cost, price, money, expense, budget, bill, pay, spend, charge
fast, quick, rapid, speed, accelerate, swift, speedup, throughput
slow, delay, latency, sluggish, wait, response time
large, big, huge, great, massive, enormous, vast
small, little, tiny, minor, low
many, lots, several, numerous, multiple, plenty, thousand, million, hundred
few, scarce, rare, handful, sparse
increase, grow, rise, raise, climb, expand, go up, higher, scale up
decrease, reduce, lower, shrink, drop, fall, cut, decline, diminish, less, fewer, save, spare
improve, better, enhance, benefit, gain, boost, advantage, profit
worse, worsen, degrade, deteriorate, harm, hurt, damage, suffer
error, mistake, fault, wrong, incorrect, failure, bug
right, correct, accurate, valid, true, exact
check, verify, test, validate, confirm, inspect, examine, control
measure, evaluate, assess, benchmark, score, metric, judge, rate
choose, select, pick, decide, choice, selection
change, alter, modify, shift, vary, adapt, adjust, tweak
keep, retain, preserve, maintain, hold, remain, stay, stick
remove, delete, drop, discard, eliminate, throw, exclude, prune, strip, get rid
add, append, insert, include, extra, additional, attach
combine, merge, mix, join, together, fuse, blend
split, divide, separate, partition, cut, break
start, begin, initial, first, early, beginning, init, initialise
end, finish, stop, final, last, late, finally, terminate
repeat, again, rerun, several times, recur, multiple runs, once more
random, chance, luck, stochastic, noise, noisy, randomly
same, identical, equal, unchanged, alike, equivalent
similar, like, close, near, comparable, nearby, resemble
different, differ, distinct, diverse, vary, unlike, unalike
variety, diversity, diverse, varied
new, fresh, novel, unseen, recent
old, previous, earlier, former, past, stale, outdated
important, relevant, key, crucial, matter, significant, essential
useful, helpful, worth, valuable, usable
useless, pointless, worthless, waste, wasted
need, require, necessary, must, demand
enough, sufficient, suffice, adequate
easy, simple, straightforward, plain, trivial
hard, difficult, tough, complex, complicated
possible, feasible, able, can
impossible, infeasible, unable
allow, permit, enable, let
prevent, avoid, forbid, block, stop, protect, guard
hide, mask, conceal, invisible, hidden
show, display, reveal, demonstrate, visible
see, look, observe, view, watch, notice, spot, detect, recognise, recognize, discover
know, known, aware, familiar
guess, estimate, approximate, predict, prediction, roughly
approximation, approximate, inexact
explain, describe, reason, justify, explanation
cause, produce, lead, trigger, result, effect, consequence, impact
use, apply, employ, utilise, utilize
store, save, memory, keep, cache, remember, memorise, memorize, recite
forget, lose, lost, erase, overwrite, loss, discard, gone
copy, duplicate, replicate, duplication, copied, near duplicate
person, people, human, humans, user, customer, annotator, rater, reviewer, someone
company, firm, organisation, organization, business, enterprise, vendor
child, student, learner, pupil
word, token, term
text, document, page, article, passage, writing
sentence, phrase
question, query, ask, request
answer, reply, response, output, completion
task, job, work, use case, assignment
picture, image, photo, photograph, illustration
sample, example, instance, item, case, record, datapoint, observation
label, annotation, annotate, target, ground truth, annotated
group, cluster, class, category, kind, type, segment, subgroup
part, piece, portion, component, chunk, section, fragment
whole, entire, complete, full, total, all
mean, average, expected
spread, variance, deviation, dispersion, scatter, sd, std
sharp, crisp, clear, peaked
blur, blurry, blurred, smear, vague, fuzzy, mush, washed, averaged
weight, parameter, coefficient
layer, block, level, stage
train, training, fit, learn, learnt, learned, teach, trained
inference, serving, serve, deploy, deployment, production, runtime
generate, produce, create, synthesise, synthesize, generation
optimise, optimize, optimum, optimiser, optimizer, tune
converge, settle, saturate, plateau, flatten
explode, blow, diverge, diverging, unstable, instability, overflow
vanish, die, disappear, decay, fade
stable, stability, steady, robust, robustness
direct, straight, directly, immediate
indirect, indirectly
parallel, simultaneous, simultaneously, concurrent, at once, same time
sequential, serial, step by step, one by one, one after another, sequentially, token by token
linear, linearly, proportional
quadratic, quadratically, squared, square, n2
fixed, constant, frozen, unchanging, static, freeze
dynamic, adaptive, flexible, variable
local, nearby, neighbour, neighbor, neighbourhood
global, overall, everywhere, anywhere
independent, regardless, no matter, irrespective, unrelated, does not depend, unaffected
depend, dependent, conditional, relative, rely
rare, infrequent, uncommon, minority, imbalanced, imbalance
common, frequent, usual, typical, popular, majority
rank, order, sort, ranking, ordering
top, best, highest, maximum, max, largest
lowest, minimum, min, smallest
threshold, cutoff, cut off, limit, boundary
capacity, ability, capability, capable
link, connect, connection, relation, relate, tie, association
compare, comparison, versus, against, contrast, side by side, compete
alternative, option, variant, candidate
shared, share, common, joint, jointly
context, surrounding, background, environment
structure, layout, composition, form, shape, format, organisation
detail, texture, fine
coarse, rough, outline
secret, private, privacy, confidential, personal, sensitive
copyright, licence, license, legal, rights, law
attack, attacker, malicious, adversary, adversarial, hostile, hacker
trust, rely, reliable, trustworthy, reliability
untrusted, suspicious, untrustworthy
security, safety, safe, secure, safeguard
rule, policy, guideline, law, constraint, restriction
permission, privilege, rights, access, authorisation, authorization
approve, approval, confirm, sign off, consent
human, manual, manually, by hand
automatic, automatically, automated, automation
log, record, trace, history, protocol, logging
monitor, watch, track, observe, alert, alarm, monitoring
version, release, snapshot, checkpoint, revision
rollback, roll back, revert, restore, undo, go back
fallback, backup, plan b
drift, shift, move, moving, change
outside, beyond, external, out of
inside, within, internal
real, actual, practical, practice, true, realistic
fake, synthetic, artificial, generated, made up, invented, fabricated
fact, knowledge, factual, information
hallucinate, invent, make up, fabricate, hallucination
source, origin, provenance, reference, cite, citation
fair, fairness, bias, biased, discrimination, prejudice
compress, compression, smaller, squeeze, squeezed, bottleneck
bandwidth, traffic, transfer, read
hardware, gpu, accelerator, device, machine
arithmetic, compute, computation, calculation, flops, multiply
precision, bits, bit, bfloat16, fp16, quantised, quantized, half precision
wide, width, broad, wider
deep, depth, deeper
long, length, longer, lengthy
short, brief, shorter
range, scope, interval, domain
gap, difference, discrepancy, mismatch
doubt, uncertain, uncertainty, unsure, confidence
certain, sure, confident, certainty
prefer, preference, favour, favor, like, please
flattery, flattering, sycophancy, sycophantic
penalty, penalise, penalize, punish
reward, incentive
goal, aim, objective, purpose, intention
proxy, stand in, surrogate, substitute, replacement
exploit, abuse, misuse, game, hack, gaming, milk
search, retrieve, find, lookup, retrieval, look up
match, fit, agree, agreement, matching, correspond
filter, screen, screening, sift
rewrite, rephrase, paraphrase, reword
instruction, command, order, prompt
position, location, place, where
number, count, amount, quantity, how many, numbers
share, fraction, proportion, ratio, percentage, percent
vector, embedding, representation
feature, attribute, property, characteristic, pattern
back, backward, return, feed back, fed back
update, refresh, renew, refit, retrain
product, multiply, multiplication, times, factor
sum, add, addition, plus
identity, skip, shortcut, residual, do nothing
network, model, net, system
careful, cautious, gentle, small steps
destroy, ruin, wipe, erase, break
"""


TECHNICAL = """
learning rate, lr, step size
parameter, param, params, weight, weights
dimension, dim, dims, width
similarity, sim, sims, cosine, distance
dependency, dependencies, dep, deps
evaluation, eval, evals, evaluate, benchmark
production, prod, live
initialisation, initialization, init, initialise
distribution, dist, density
approximately, approx, roughly, about, circa
half precision, fp16, float16, 16 bit, mixed precision
bfloat16, bf16
gradient, grad, grads, derivative, jacobian, backprop, backpropagation
epoch, pass, passes, run through
loss, objective, cost function, criterion, error function
cross entropy, ce, log loss, nll, negative log likelihood, log likelihood
squared error, mse, l2, mean squared
feed forward, ffn, mlp, mlps
multilayer, mlp, dense layer, fully connected
recurrent, rnn, lstm, gru
long short term, lstm
convolution, cnn, conv, convolutional
transformer, bert, gpt, attention
language model, llm, llms, gpt, chatbot, assistant, model
reward model, rm, grader, judge
supervised fine tuning, sft
fine tuning, finetuning, finetune, tune, tuned, adapt
knowledge distillation, distillation, distil, distill, teacher, student
quantisation, quantization, quantise, quantize, int8, 4 bit, 8 bit, rounding
pruning, prune, sparsify, zeroing
overfitting, overfit, memorise, memorize, learn by heart, learns by heart
regularisation, regularization, dropout, weight decay, penalty, regularise
normalise, normalize, normalisation, normalization, norm, layernorm, batchnorm, standardise
clip, clipping, cap, truncate
learning curve, loss curve, plot
seed, seeds, random seed, rerun
ablation, ablate, small experiment, train both
baseline, reference, benchmark
held out, holdout, test set, validation set, unseen
leak, leakage, contamination, contaminated, overlap, decontaminate
deduplication, dedup, duplicate, near duplicate, copies
tokeniser, tokenizer, tokenise, bpe, subword
context window, window, context length, sequence length
prompt, instruction, system prompt, template
few shot, in context, example, demonstration
zero shot, unseen, without examples
chain of thought, cot, step by step, reasoning, think aloud, intermediate steps
hallucination, confabulate, made up, invent
embedding, vector, representation, feature space, latent
latent, code, hidden, bottleneck, z
vector database, vector store, index, hnsw, faiss
retrieve, retrieval, search, rag, look up, fetch
rerank, reranker, cross encoder, rescore, rescoring
chunk, chunks, passage, piece, fragment, split
hybrid, bm25, keyword, lexical, sparse
reranking, rescoring, second stage
cache, kv, key value, kv cache, past keys
causal, autoregressive, left to right, masked, future
decoder, decoding, generation, generate
encoder, bert, bidirectional
self attention, attention, attend
softmax, probability, distribution, probabilities
one hot, saturated, saturate, peaky, winner takes all
adam, adamw, optimiser, optimizer, sgd
warm up, warmup, ramp up
schedule, decay, cosine, anneal
batch, minibatch, mini batch, bs
gpu, gpus, accelerator, device, card, hardware
communication, bandwidth, interconnect, nvlink, network, all reduce
parallel, ddp, fsdp, sharding, shard
checkpoint, snapshot, saved state, resume
pipeline, workflow, process
monitor, monitoring, dashboard, alert, alarm, observability
drift, shift, distribution shift, covariate
a b test, online test, experiment, canary, shadow
rollback, roll back, revert
versioning, version, git, dvc, registry
label, labels, annotation, ground truth, target, truth
annotator, rater, labeller, human, people
agreement, kappa, consistency
precision, fpr, false positive, false alarm
recall, coverage, sensitivity, tpr, true positive
area under, auc, roc
imbalance, imbalanced, rare positives, prevalence, base rate, skew, minority
threshold, cut off, cutoff, operating point, limit
calibrate, calibration, calibrated
confidence interval, standard error, uncertainty, se, sigma, significance
significant, significance, p value, luck
variance, std, standard deviation, spread
quantile, percentile, pinball, median
expectation, mean, average, expected
gaussian, normal distribution, bell
likelihood, probability, density, nll
divergence, kl, kullback, distance
variational, vae, elbo
generative adversarial, gan, gans, adversarial
discriminator, critic
generator, g
mode collapse, collapse, all alike, no variety, same output
diffusion, denoise, denoising, noise, ddpm
guidance, cfg, classifier free
sampler, sampling, sample, step
caption, alt text, description
contrastive, clip, infonce, pull together
multimodal, vision language, image text
expert, experts, moe, router, gate, gating, routing
skip connection, residual, shortcut, skip
identity, do nothing, pass through, unchanged, i
vanish, vanishing, decay, die, disappear, zero
explode, exploding, blow up, nan, overflow, diverge
sequential, serial, one after another, step by step, cannot be parallelised
injection, jailbreak, malicious, attack, hijack
privilege, permission, rights, access, account
personal data, pii, privacy, phone number, private
copyright, licence, license, ip
regression, regress, breaks, gets worse, side effect
preference, comparison, pairwise, ranking
policy, model, actor
reward, score, return
on policy, own outputs, current policy, own samples
proxy, surrogate, stand in, goodhart
sycophancy, flattery, flattering, please the user
rank, low rank, r
adapter, lora, adapters
frozen, freeze, fixed, untouched
compute, flops, gpu hours, energy, electricity
latency, time to first token, response time, wait
throughput, tokens per second, requests per second
bandwidth bound, memory bound, memory bandwidth
compute bound, arithmetic bound
prefill, prompt processing, reading the prompt
structured output, json, schema, format
delimiter, tag, tags, quotes, xml, heading, marker
metadata, title, filter
guardrail, safeguard, filter, check
api, endpoint, service, call, request
"""
