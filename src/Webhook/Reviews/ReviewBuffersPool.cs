using Microsoft.Extensions.ObjectPool;

namespace Caveat.Webhook.Reviews;

/// <summary>Hands <see cref="ReviewBuffers"/> out and takes them back.</summary>
internal sealed class ReviewBuffersPool : PooledObjectPolicy<ReviewBuffers>
{
    private readonly BodyBudget _budget = new();
    private readonly DefaultObjectPool<ReviewBuffers> _pool;

    public ReviewBuffersPool() => _pool = new DefaultObjectPool<ReviewBuffers>(this, ReviewLimits.MaxRetainedBuffers);

    public ReviewBuffers Rent() => _pool.Get();

    public void GiveBack(ReviewBuffers buffers) => _pool.Return(buffers);

    public override ReviewBuffers Create() => new(_budget);

    public override bool Return(ReviewBuffers obj)
    {
        obj.Clear();
        return true;
    }
}
